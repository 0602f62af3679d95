import type { Arcanum } from './arcanum';
import type { Row } from './calculate';
import { COLUMNS } from './chakras';

/** The three tempers we sort the arcana into, to say whether a row pulls together. */
export type Temper = 'action' | 'feeling' | 'meaning';

const ACTION: readonly Arcanum[] = [1, 4, 7, 11, 15, 16, 19, 22];
const FEELING: readonly Arcanum[] = [3, 6, 10, 14, 17, 18, 20];

/** The temper of an arcanum. The sorting is our own reading of the keywords, not the method's. */
export function temperOf(arcanum: Arcanum): Temper {
  if (ACTION.includes(arcanum)) return 'action';
  return FEELING.includes(arcanum) ? 'feeling' : 'meaning';
}

/**
 * Whether the columns of a row agree (one temper), pull apart (three different ones), or neither,
 * which is most often.
 */
export function accordOf(row: Row): 'agree' | 'apart' | null {
  const tempers = new Set(COLUMNS.map((column) => temperOf(row[column])));
  if (tempers.size === 1) return 'agree';
  return tempers.size === COLUMNS.length ? 'apart' : null;
}
