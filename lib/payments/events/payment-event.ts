import type { Kopecks } from '@/lib/money';

/** A payment event whose signature is verified, in the words of this product. */
export type PaymentEvent = {
  /** Our order number as the payment event spells it; it may name no order of ours. */
  orderNumber: string;
  /** The payment's id at the provider; empty or `0` when it has none. */
  paymentId: string;
  status: PaymentEventStatus;
  /** The status as it was written, for people. */
  statusText: string;
  /** The sum as it was written and as it reads; null when it is not a sum we know to read. */
  amountText: string;
  amount: Kopecks | null;
  /** The currency as it was written; empty when the payment event has none. */
  currency: string;
  /** Test money: signed with the provider's demo key or marked as a test. */
  demo: boolean;
  /** The sealed copy of the order that came along, as it was written; null when none did. */
  sealedOrder: string | null;
  /** Guards the effect: the same payment in the same status is applied once. */
  key: string;
  /** A digest of everything the payment event says but the number of the attempt. */
  fingerprint: string;
};

/**
 * `test` is the event that the provider's cabinet sends to try the address, whatever it says of a
 * status.
 */
export type PaymentEventStatus = 'paid' | 'cancelled' | 'denied' | 'refunded' | 'test' | 'unknown';

/** The delivery itself, kept as it came. */
export type Delivery = {
  rawBody: Uint8Array;
  headers: Record<string, string>;
  receivedAt: Date;
};

/**
 * What is kept of a delivery that was refused: its known fields; those that may name anybody say
 * `•••`.
 */
export type RefusedFields = Record<string, string>;
