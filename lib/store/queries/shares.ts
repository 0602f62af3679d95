import type { Share } from '@/lib/orders/share-reading';

/** The queries about share links. `of…` and `by…` find only those that are not revoked. */
export type ShareQueries = {
  /** An order has at most one. */
  ofOrder(orderId: string): Promise<Share | null>;
  byToken(token: string): Promise<{ share: Share; orderId: string } | null>;
  insert(orderId: string, share: Share): Promise<void>;
  revoke(orderId: string, at: Date): Promise<void>;
};
