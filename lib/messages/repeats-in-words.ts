import type { Arcanum } from '../chakras/arcanum';
import { arcanumName } from '../chakras/texts/words';

/** Which arcana come up most often in a map, as a sentence; empty when none stands out. */
export function repeatsInWords(repeats: readonly { arcanum: Arcanum }[]): string {
  if (repeats.length === 0) return '';
  const verb = repeats.length === 1 ? 'повторяется' : 'повторяются';
  return `Чаще других ${verb}: ${repeats.map(({ arcanum }) => arcanumName(arcanum)).join(', ')}.`;
}
