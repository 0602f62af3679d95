import type { BirthDate } from '@/lib/chakras/birth-date';
import type { Kopecks } from '@/lib/money';
import type { OrderToken } from '@/lib/orders/access';
import type { Consent, PaymentFact } from '@/lib/orders/order';
import type { MessageOutcome } from '@/lib/outbox/lease';
import type { MessageKind } from '@/lib/outbox/outbox-message';
import type { PaymentEventOutcome } from '@/lib/payments/events/outcomes';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import type { LinkFailure } from '@/lib/payments/links/gateway';
import type { AuditLine } from './audit-log';
import type { OrderDetails } from './order-details';
import type { OrderRow } from './order-list';

/** All that is kept of an order itself; what tells of the buyer is null once it is erased. */
export type TimelineOrder = OrderRow & {
  token: OrderToken;
  birthDate: BirthDate | null;
  promoCode: string | null;
  discount: Kopecks;
  consent: Consent | null;
  seenAt: Date | null;
};

export type TimelineLink = { madeAt: Date } & (
  | { url: string; expiresAt: Date | null; failure: null }
  | { url: null; failure: LinkFailure }
);

export type TimelinePaymentEvent = {
  id: string;
  receivedAt: Date;
  outcome: PaymentEventOutcome;
  statusText: string;
  amountText: string;
} & Pick<PaymentEvent, 'paymentId' | 'status' | 'demo'>;

/** One sending of a message: when it ended, or when it was enqueued while it waits. */
export type TimelineMessage = {
  kind: MessageKind;
  at: Date;
  attempts: number;
  outcome: MessageOutcome | null;
  reason: string | null;
};

/** Everything that happened to an order, each part oldest first. */
export type OrderTimeline = {
  order: TimelineOrder;
  links: TimelineLink[];
  paymentEvents: TimelinePaymentEvent[];
  /** `paymentEventId` is null of what the seller wrote down by hand. */
  facts: (PaymentFact & { paymentEventId: string | null })[];
  returnedAt: Date | null;
  reading: { madeAt: Date; seenAt: Date | null } | null;
  formerReadings: { birthDate: BirthDate; madeAt: Date; replacedAt: Date }[];
  messages: TimelineMessage[];
  actions: AuditLine[];
};

export type OrderTimelines = {
  /** An order with what belongs to it, by the store's own key. */
  orderDetails(id: string): Promise<OrderDetails | null>;
  /** The timeline of an order by the store's own key, of an erased one too. */
  orderTimeline(id: string): Promise<OrderTimeline | null>;
};
