import type { Arcanum } from './arcanum';
import type { Row } from './calculate';
import { CHAKRAS, type Chakra, COLUMNS, type Column } from './chakras';
import { countArcana } from './count-arcana';
import type { Reading } from './reading';
import { accordOf } from './temper';

/** The chakras as a reading tells them, from the root up to the crown. */
export const FROM_THE_ROOT: readonly Chakra[] = CHAKRAS.toReversed();

const OFTEN = 3;

/** Arcana that stand in three cells or more, the most frequent first. */
export function repeatedArcana(reading: Reading): { arcanum: Arcanum; count: number }[] {
  return countArcana(reading)
    .filter(([, count]) => count >= OFTEN)
    .map(([arcanum, count]) => ({ arcanum, count }));
}

/** Which chakras pull together (one temper), and which apart (three different ones). */
export function accordsOf({ chakras }: Reading): { agree: Chakra[]; apart: Chakra[] } {
  const inAccord = (accord: 'agree' | 'apart') =>
    FROM_THE_ROOT.filter((chakra) => accordOf(chakras[chakra]) === accord);
  return { agree: inAccord('agree'), apart: inAccord('apart') };
}

/** The arcana of a row in the order of its columns, equal ones joined. */
export function together(row: Row): { arcanum: Arcanum; columns: Column[] }[] {
  const columnsOf = Map.groupBy(COLUMNS, (column) => row[column]);
  return [...columnsOf].map(([arcanum, columns]) => ({ arcanum, columns }));
}

/** The text of an arcanum; throws, naming the place, when it has none there. */
export function textOf<T>(texts: Record<Arcanum, T>, arcanum: Arcanum, place: string): T {
  const text = texts[arcanum];
  if (text === undefined) throw new Error(`there is no text for ${arcanum} in ${place}`);
  return text;
}

/** `theme` with a capital, for a heading. */
export function capitalized(theme: string): string {
  return theme.charAt(0).toUpperCase() + theme.slice(1);
}
