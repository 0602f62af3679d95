import type { CorrectedOrder, Correction } from '@/lib/store/order-actions';
import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { BirthDate } from '../chakras/birth-date';
import { makeReading } from '../chakras/reading';
import type { Clock } from '../clock';
import type { Order } from '../orders/order';
import { type Channels, messagesAgain } from '../outbox/outbox-message';

type Ports = { store: Store; clock: Clock; channels: Channels };

export type BirthDateCorrection = { actor: Actor; orderId: string; birthDate: BirthDate };

/**
 * Puts right a birth date that was mistyped. Before paying nothing else changes; afterwards the
 * reading is made anew, and the buyer is enqueued the messages with it once more.
 */
export function correctBirthDate(
  { store, clock, channels }: Ports,
  { actor, orderId, birthDate }: BirthDateCorrection,
): Promise<CorrectedOrder> {
  const entry = { at: clock(), actor, action: 'birth_date_fixed', orderId } as const;
  const decide = (order: Order) => correctionOf(order, birthDate, channels);
  return store.admin.correctBirthDate(birthDate, decide, entry);
}

/** What another birth date means for an order. */
export function correctionOf(order: Order, birthDate: BirthDate, channels: Channels): Correction {
  if (order.refundedAt) return { kind: 'closed' };
  if (order.birthDate === birthDate) return { kind: 'same' };
  if (!order.paidAt) return { kind: 'mended', renewed: { reading: null, messages: [] } };
  const messages = [
    ...messagesAgain(order, channels, 'chat'),
    ...messagesAgain(order, channels, 'mail'),
  ];
  return { kind: 'mended', renewed: { reading: makeReading(birthDate), messages } };
}
