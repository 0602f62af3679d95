import type { Kopecks } from '@/lib/money';
import type { OrderNumber } from '@/lib/orders/number';
import type { PaymentEventOutcome } from '@/lib/payments/events/outcomes';
import type { Resolution } from '@/lib/payments/resolutions';
import type { AuditLine } from './audit-log';
import type { KeptRow } from './payment-events';

/** Money that did not fit; `resolved` says who resolved it and why, when somebody has. */
export type UnmatchedRow = KeptRow & { resolvedBy: AuditLine | null };

/**
 * An order that the seller marked paid by a payment which is another order's. The reading it has
 * opened stays open until they decide.
 */
export type DisputedMark = {
  order: { id: string; number: OrderNumber; amount: Kopecks; erasedAt: Date | null };
  paymentId: string;
  /** When the order was marked. */
  at: Date;
  other: PayerOfMark | null;
};

/** The order that the payment of a mark pays, or only the one that a payment event names for it. */
export type PayerOfMark = {
  id: string;
  number: OrderNumber;
  /** Whether the money is counted there. */
  isCounted: boolean;
};

/** Which odd payment events are wanted; what is null or left out is not asked for. */
export type UnmatchedFilter = {
  isResolved: boolean;
  /** The one of that id, also when its order was made to try the set-up. */
  only: string | null;
  /** A number of an order or a payment's id, to the letter. */
  text?: string | null;
  outcome?: PaymentEventOutcome | null;
  resolution?: Resolution | null;
};

export type UnmatchedPayment = {
  /** Marks by hand that wait for the seller's decision, newest first. */
  disputedMarks(limit: number): Promise<DisputedMark[]>;
  /** The order whose money the payment of an order's disputed mark is; null when none is known. */
  payerOfMark(mark: { orderId: string; paymentId: string }): Promise<PayerOfMark | null>;
  /**
   * Odd payment events, newest first, those older than the one `before`: waiting or resolved ones.
   * Those of orders made to try the set-up are in no list.
   */
  unmatchedRows(
    wanted: UnmatchedFilter,
    page: { before: string | null; limit: number },
  ): Promise<UnmatchedRow[]>;
};
