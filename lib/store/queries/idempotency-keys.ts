/**
 * A client's key that makes a repeated request find the first one's order, until it expires; null
 * = as long as that order is kept.
 */
export type IdempotencyKey = { key: string; fingerprint: string; expiresAt: Date | null };

/** The queries about the keys of requests. */
export type IdempotencyKeyQueries = {
  byKey(key: string): Promise<(IdempotencyKey & { orderId: string }) | null>;
  /** Keeps a key for an order, in place of an earlier one that has expired. */
  put(key: IdempotencyKey, orderId: string, at: Date): Promise<void>;
  /** Forgets the keys that expire by then. */
  deleteExpired(at: Date): Promise<void>;
};
