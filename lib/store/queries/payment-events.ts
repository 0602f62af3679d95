import type { OrderNumber } from '@/lib/orders/number';
import type { PaymentEventOutcome } from '@/lib/payments/events/outcomes';
import type { PaymentEvent, RefusedFields } from '@/lib/payments/events/payment-event';
import type { Resolution } from '@/lib/payments/resolutions';

/** What came over the wire. */
export type DeliveredBody = { rawBody: Uint8Array; headers: Record<string, string> };

/** A payment event as it is kept for the first time. */
export type NewPaymentEvent = DeliveredBody & {
  id: string;
  paymentEvent: PaymentEvent;
  outcome: PaymentEventOutcome;
  receivedAt: Date;
  /** Null while it is pending. */
  handledAt: Date | null;
};

/** A payment event that is kept, without the body it came with. */
export type StoredPaymentEvent = {
  id: string;
  paymentEvent: PaymentEvent;
  outcome: PaymentEventOutcome;
  receivedAt: Date;
  handledAt: Date | null;
  resolution: Resolution | null;
};

/** A payment event that has not been handled yet. */
export type PendingPaymentEvent = Pick<StoredPaymentEvent, 'id' | 'paymentEvent' | 'receivedAt'>;

/** A payment beside the others of its order that waits for the seller. */
export type WaitingPayment = {
  /** Of the payment event. */
  id: string;
  outcome: PaymentEventOutcome;
  paymentId: string;
  at: Date;
};

/** A delivery that was refused: anybody may have sent it, so nothing of it is kept as it came. */
export type RejectedPaymentEvent = {
  reason: string;
  fields: RefusedFields;
  /** How long its body was. */
  bytes: number;
  receivedAt: Date;
};

/** The queries about payment events. */
export type PaymentEventQueries = {
  insert(event: NewPaymentEvent): Promise<void>;
  /** Keeps whom a payment event of no order names, so that an erasure finds it. */
  insertContacts(id: string, contacts: readonly string[]): Promise<void>;
  byId(id: string): Promise<StoredPaymentEvent | null>;
  bodyOf(id: string): Promise<DeliveredBody | null>;
  /** Those that are not handled, oldest first, after the given one. */
  pending(limit: number, after: PendingPaymentEvent | null): Promise<PendingPaymentEvent[]>;
  /** The fingerprints of the handled ones of a key, all but the one of this id. */
  otherFingerprints(key: string, id: string): Promise<string[]>;
  /** The same of those that came before it. */
  earlierFingerprints(key: string, id: string): Promise<string[]>;
  setHandled(id: string, outcome: PaymentEventOutcome, at: Date): Promise<void>;
  setOutcome(id: string, outcome: PaymentEventOutcome): Promise<void>;
  setResolution(id: string, resolution: Resolution, at: Date): Promise<void>;
  /** Second payments of an order, and those after its refund, that nobody has resolved. */
  waitingOf(orderId: string): Promise<WaitingPayment[]>;
  /** What is reported of a payment under the number of an order. */
  ofPayment(
    number: string,
    paymentId: string,
  ): Promise<Pick<PaymentEvent, 'paymentId' | 'status' | 'demo'>[]>;
  /** The order but this one that a payment event of real money names for a payment. */
  otherOrderNamedFor(paymentId: string, orderId: string): Promise<OrderNumber | null>;
  /** Whether a payment is a fact of an order whose personal data are erased. */
  isOfErasedOrder(paymentId: string): Promise<boolean>;
  /** Journals a delivery that was refused; only the last 1,000 stay. */
  insertRejected(rejected: RejectedPaymentEvent): Promise<void>;
  deleteRejectedBefore(at: Date): Promise<void>;
};
