import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { BirthDate } from '../chakras/birth-date';
import { makeReading } from '../chakras/reading';
import type { Clock } from '../clock';
import type { Order } from '../orders/order';
import { type Channels, messagesAgain } from '../outbox/outbox-message';
import { about } from '../store/about';

type Ports = { store: Store; clock: Clock; channels: Channels };

export type BirthDateCorrection = { actor: Actor; orderId: string; birthDate: BirthDate };

/** `closed`: nothing of a refunded order changes any more. */
export type CorrectedBirthDate = 'corrected' | 'same' | 'closed' | 'unknown';

/**
 * Puts right a birth date that was mistyped. Before paying nothing else changes; afterwards the
 * reading is made anew, the one there was is kept among the former ones, its documents and share
 * link end, and the buyer gets the messages with it once more.
 */
export async function correctBirthDate(
  { store, clock, channels }: Ports,
  { actor, orderId, birthDate }: BirthDateCorrection,
): Promise<CorrectedBirthDate> {
  const at = clock();
  const number = await store.read((db) => db.orders.numberOf(orderId));
  if (!number) return 'unknown';
  return store.write([about.order(number)], async (db) => {
    const order = await db.orders.byId(orderId);
    if (!order) return 'unknown';
    const refusal = refusalOf(order, birthDate);
    if (refusal) return refusal;
    if (order.paidAt) {
      await db.readings.archive(orderId, order.birthDate, at);
      await db.readings.replace(orderId, makeReading(birthDate), at);
      await db.readings.withdraw(orderId, at);
      const inChat = messagesAgain(order, channels, 'chat');
      const byMail = messagesAgain(order, channels, 'mail');
      await db.outbox.requeue(orderId, [...inChat, ...byMail], at);
    }
    await db.orders.setBirthDate(orderId, birthDate);
    await db.audit.insert({ at, actor, action: 'birth_date_fixed', orderId });
    return 'corrected';
  });
}

function refusalOf(order: Order, birthDate: BirthDate): 'same' | 'closed' | null {
  if (order.refundedAt) return 'closed';
  return order.birthDate === birthDate ? 'same' : null;
}
