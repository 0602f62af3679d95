import type { PaymentEventOutcome } from '@/lib/payments/events/outcomes';
import type { LinkFailure } from '@/lib/payments/links/gateway';
import type { OrderDetails } from './order-details';

/** A payment event of a test order, with what of it is compared. */
export type TestPaymentEvent = {
  id: string;
  outcome: PaymentEventOutcome;
  demo: boolean;
  amount: number | null;
  amountText: string;
  currency: string;
  statusText: string;
  receivedAt: Date;
};

/** A try of the set-up, as far as it has come. */
export type TestPaymentFile = OrderDetails & {
  /** Why the newest request for a link brought none; null when it did, or nobody has asked. */
  linkFailure: LinkFailure | null;
  /** When the buyer came back from the page with a proof of it. */
  returnedAt: Date | null;
  /** Oldest first. */
  paymentEvents: TestPaymentEvent[];
  /** Deliveries refused since the order was made: first those that name it, then newest first. */
  refused: RefusedDelivery[];
};

/**
 * A delivery that was not trusted; that it names the order is only what its body says. Null when
 * nothing in it tells a number, as when its body was not read.
 */
export type RefusedDelivery = { reason: string; receivedAt: Date; namesOrder: boolean | null };

export type TestPayment = {
  /** A test order by its key, or the newest of late; null when there is none. */
  testPayment(orderId: string | null): Promise<TestPaymentFile | null>;
};
