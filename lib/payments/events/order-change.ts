import { makeReading, type Reading } from '@/lib/chakras/reading';
import {
  type Order,
  type PaymentFact,
  type PaymentState,
  paymentStateOf,
} from '@/lib/orders/order';
import { type Channels, messagesWhenPaid, type OutboxMessage } from '@/lib/outbox/outbox-message';

/** What a new fact makes of an order: how it stands paid, and what a test payment earns. */
export type OrderChange = {
  paymentState: PaymentState;
  earned: { reading: Reading; messages: readonly OutboxMessage[] } | null;
};

/**
 * Derives the change from all facts of the order, the new one among them. A reading is earned by
 * the test payment only, and of one that has a reading the message is enqueued once, however many
 * payments or refunds are told and in whatever order.
 */
export function orderChange(
  order: Order,
  facts: readonly PaymentFact[],
  channels: Channels,
): OrderChange {
  const paymentState = paymentStateOf(facts);
  const isTestPayment = paymentState.paidAt !== null && order.paidAt === null;
  const earned = isTestPayment
    ? { reading: makeReading(order.birthDate), messages: messagesWhenPaid(order, channels) }
    : null;
  return { paymentState, earned };
}
