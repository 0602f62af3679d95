import type { ShareToken } from './access';

/**
 * A link by which a buyer shows the figure, the totals and the repeats of a reading; the 7 × 3
 * table, which gives day and month away, only `withTable`. Its token opens nothing else.
 */
export type Share = { token: ShareToken; withTable: boolean; createdAt: Date };
