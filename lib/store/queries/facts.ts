import type { OrderNumber } from '@/lib/orders/number';
import type { PaymentFact } from '@/lib/orders/order';

/** A fact with the payment event it comes from; null when it was made by hand. */
export type StoredFact = PaymentFact & { paymentEventId: string | null };

/** An order that counts a payment as its own, beside the order that a payment event names. */
export type PaymentClaim = {
  orderId: string;
  number: OrderNumber;
  /** Whether a verified payment event of real money names that order for the payment. */
  isNamed: boolean;
  /**
   * Whether the seller attached it by a payment event that names the same order as the one at hand.
   */
  isAttached: boolean;
};

/** The queries about the facts of payments. */
export type FactQueries = {
  ofOrder(orderId: string): Promise<StoredFact[]>;
  /** A fact that is known already changes nothing. Rejects when the payment pays another order. */
  insert(orderId: string, fact: StoredFact): Promise<void>;
  delete(orderId: string, fact: Pick<PaymentFact, 'kind' | 'paymentId'>): Promise<void>;
  /** The orders but that of the number which are paid by a payment; at most one can be. */
  claimsOf(paymentId: string, number: string): Promise<PaymentClaim[]>;
  /** The order but this one that is paid by a payment. */
  otherOrderPaidBy(paymentId: string, orderId: string): Promise<OrderNumber | null>;
  /**
   * The payment that an order was marked paid by while it is another order's, and whether any order
   * counts it; null when no such mark waits for the seller.
   */
  disputedOf(orderId: string): Promise<{ paymentId: string; isCounted: boolean } | null>;
  /** Whether some order is paid by a payment. */
  isCounted(paymentId: string): Promise<boolean>;
};
