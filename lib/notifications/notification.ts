/** What may be owed to somebody because of an order; each at most once per order. */
export const NOTIFICATION_KINDS = ['reading_ready'] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
