import type { Kopecks } from '@/lib/money';
import type { OrderNumber } from '@/lib/orders/number';
import type { OrderState } from '@/lib/orders/order';
import type { PaymentEventOutcome } from '@/lib/payments/events/outcomes';
import type { PaymentEventStatus } from '@/lib/payments/events/payment-event';
import type { Resolution } from '@/lib/payments/resolutions';
import type { OrderRow } from './order-list';
import type { DeliveredBody } from './queries/payment-events';

/** An order as it is exported; without personal data once they are erased. */
export type ExportedOrder = OrderRow & {
  discount: Kopecks;
  promoCode: string | null;
  /** Null while the buyer has not agreed yet. */
  consentVersion: string | null;
  consentAt: Date | null;
};

/** A payment, refund or refusal: told by a payment event, or marked by the seller (`outcome` null). */
export type ExportedPayment = {
  /** Its place; pages go by it. */
  place: string;
  paymentId: string;
  orderNumber: OrderNumber | string;
  kind: PaymentEventStatus;
  at: Date;
  amount: Kopecks | null;
  currency: string;
  outcome: PaymentEventOutcome | null;
  /** What came over the wire; null of what was marked, and empty once it is erased. */
  body: DeliveredBody | null;
  /** How the seller resolved what the payment event told, if that was unmatched money. */
  resolution: Resolution | null;
};

/** What is wanted; null = all. Instants are UTC, `to` not included. */
export type ExportFilter = { state: OrderState | null; from: Date | null; to: Date | null };

export type Exports = {
  /** Orders, newest first: those placed before the one at `before`. */
  exportedOrders(
    filter: ExportFilter,
    page: { before: number | null; limit: number },
    now: Date,
  ): Promise<ExportedOrder[]>;
  /** What payment events told, repetitions aside, oldest first: those after the one at `after`. */
  exportedPaymentEvents(
    period: Pick<ExportFilter, 'from' | 'to'>,
    page: { after: string | null; limit: number },
  ): Promise<ExportedPayment[]>;
  /** What the seller marked by hand or gave back, oldest first: those after the one at `after`. */
  exportedMarks(
    period: Pick<ExportFilter, 'from' | 'to'>,
    page: { after: string | null; limit: number },
  ): Promise<ExportedPayment[]>;
};
