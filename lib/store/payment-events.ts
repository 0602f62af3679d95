import type { Kopecks } from '@/lib/money';
import type { OrderNumber } from '@/lib/orders/number';
import type { PaymentEventOutcome } from '@/lib/payments/events/outcomes';
import type { PaymentEventStatus, RefusedFields } from '@/lib/payments/events/payment-event';
import type { Resolution } from '@/lib/payments/resolutions';
import type { AuditLine } from './audit-log';
import type { DeliveredBody } from './queries/payment-events';

/** A verified payment event as a list shows it, with the order of the number it names. */
export type KeptRow = {
  kind: 'kept';
  id: string;
  receivedAt: Date;
  orderNumber: string;
  paymentId: string;
  status: PaymentEventStatus;
  statusText: string;
  amountText: string;
  amount: Kopecks | null;
  currency: string;
  demo: boolean;
  outcome: PaymentEventOutcome;
  handledAt: Date | null;
  resolution: Resolution | null;
  resolvedAt: Date | null;
  order: {
    id: string;
    number: OrderNumber;
    amount: Kopecks;
    paidAt: Date | null;
    refundedAt: Date | null;
    erasedAt: Date | null;
    isTest: boolean;
  } | null;
};

/** A delivery that was refused; `id` counts up. */
export type RejectedRow = {
  kind: 'rejected';
  id: number;
  receivedAt: Date;
  reason: string;
  fields: RefusedFields;
  bytes: number;
};

export type PaymentEventRow = KeptRow | RejectedRow;

export type PaymentEventFilter = {
  /**
   * A number of an order or a payment's id at Prodamus, to the letter; null = any.
   */
  text: string | null;
  outcome: PaymentEventOutcome | 'rejected' | null;
  /** When they came, UTC, `to` not included; null or left out = whenever. */
  from?: Date | null;
  to?: Date | null;
};

/** Where a page of the journal begins: after the last row of each kind; null = at the newest. */
export type PaymentEventPlace = { kept: string | null; rejected: number | null };

/** Which delivery is meant. */
export type PaymentEventRef = { kind: 'kept'; id: string } | { kind: 'rejected'; id: number };

export type PaymentEvents = {
  /** Verified and refused deliveries together, newest first. */
  paymentEventRows(
    filter: PaymentEventFilter,
    place: PaymentEventPlace,
    limit: number,
  ): Promise<PaymentEventRow[]>;
  /**
   * One delivery with its body and what was done about it, newest action first. Of a refused one no
   * body is kept.
   */
  paymentEventDetails(
    ref: PaymentEventRef,
  ): Promise<{ row: PaymentEventRow; body: DeliveredBody | null; actions: AuditLine[] } | null>;
};
