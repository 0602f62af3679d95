import type { Arcanum } from '../arcanum';
import type { Reading } from '../reading';
import { capitalized } from '../reading-parts';
import { arcanumInBrief, arcanumTheme, isGrim } from './arcanum-themes';

/**
 * An arcanum where friends see it, as the edition of the reading says it: since the second one a name
 * that may frighten gives way to its theme, «Желания (15)».
 */
export function sharedName({ version }: Pick<Reading, 'version'>, arcanum: Arcanum): string {
  if (version === 1 || !isGrim(arcanum)) return arcanumInBrief(arcanum);
  return `${capitalized(arcanumTheme(arcanum))} (${arcanum})`;
}
