/** What can be wrong with the shop as a whole. What is wrong with one payment is told apart. */
export type AlertCause = 'backup_failed' | 'delivery_failing' | 'erased_held';

/** Something wrong that the seller is notified of once; `clearedAt` is when it was over. */
export type Alert = { cause: AlertCause; raisedAt: Date; clearedAt: Date | null };
