import type { Arcanum } from './arcanum';
import { CHAKRAS, COLUMNS } from './chakras';
import type { Reading } from './reading';

/**
 * How often each arcanum stands in the 21 cells of a reading, repeats first, then by number. What
 * stands only in a total closes the list with a count of 0.
 */
export function countArcana({ chakras, totals }: Pick<Reading, 'chakras' | 'totals'>) {
  const counts = new Map<Arcanum, number>();
  for (const column of COLUMNS) counts.set(totals[column], 0);
  for (const chakra of CHAKRAS) {
    for (const column of COLUMNS) {
      const arcanum = chakras[chakra][column];
      counts.set(arcanum, (counts.get(arcanum) ?? 0) + 1);
    }
  }
  return [...counts].sort(([one, often], [other, lessOften]) => lessOften - often || one - other);
}
