import type { Arcanum } from '../arcanum';
import { CHAKRAS, COLUMNS } from '../chakras';
import type { Reading } from '../reading';
import { repeatedArcana } from '../reading-parts';
import { placesOf } from './places';

/** The arcanum that gives the month its theme; `count` is 0 when nothing stands three times. */
export type LeadingArcanum = { arcanum: Arcanum; count: number };

/**
 * The most frequent arcanum of those that stand three times; of equal ones the one that is a total
 * too, then the one that stands more often in «Эмоции», then the one that stands lower. Where nothing
 * stands so often, the total of «Эмоции» leads.
 */
export function leadingArcanum(reading: Reading): LeadingArcanum {
  const repeated = repeatedArcana(reading);
  const most = repeated[0]?.count;
  const strongest = repeated.filter(({ count }) => count === most);
  const [leader] = strongest.sort(
    (one, other) =>
      Number(isTotal(reading, other.arcanum)) - Number(isTotal(reading, one.arcanum)) ||
      inEmotions(reading, other.arcanum) - inEmotions(reading, one.arcanum) ||
      lowest(reading, one.arcanum) - lowest(reading, other.arcanum),
  );
  return leader ?? { arcanum: reading.totals.emotions, count: 0 };
}

function isTotal({ totals }: Reading, arcanum: Arcanum): boolean {
  return COLUMNS.some((column) => totals[column] === arcanum);
}

function inEmotions({ chakras }: Reading, arcanum: Arcanum): number {
  return CHAKRAS.filter((chakra) => chakras[chakra].emotions === arcanum).length;
}

function lowest(reading: Reading, arcanum: Arcanum): number {
  return placesOf(reading).findIndex((place) => place.arcanum === arcanum);
}
