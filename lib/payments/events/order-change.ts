import { makeReading, type Reading } from '@/lib/chakras/reading';
import {
  type Order,
  type PaymentFact,
  type PaymentState,
  paymentStateOf,
} from '@/lib/orders/order';
import { type Channels, messagesWhenPaid, type OutboxMessage } from '@/lib/outbox/outbox-message';

/** What a new fact makes of an order: its payment state, and what the payment that makes it paid earns. */
export type OrderChange = {
  paymentState: PaymentState;
  earned: { reading: Reading; messages: readonly OutboxMessage[] } | null;
};

/**
 * Derives the change from all facts of the order, the new one among them. A reading and the
 * messages about it are earned once, when the order becomes paid, however many payments or refunds
 * are reported and in whatever order.
 */
export function orderChange(
  order: Order,
  facts: readonly PaymentFact[],
  channels: Channels,
): OrderChange {
  const paymentState = paymentStateOf(facts);
  const becomesPaid = paymentState.paidAt !== null && order.paidAt === null;
  const earned = becomesPaid
    ? { reading: makeReading(order.birthDate), messages: messagesWhenPaid(order, channels) }
    : null;
  return { paymentState, earned };
}
