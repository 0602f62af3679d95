import type { AuditEntry } from '@/lib/audit';
import type { BirthDate } from '@/lib/chakras/birth-date';
import type { Clock } from '@/lib/clock';
import { about } from '@/lib/store/about';
import type { Store } from '@/lib/store/store';
import { verifyBirthDate } from '../find/find-order';
import type { OrderEvents } from '../order-events';

export type EraseOrderOutcome = 'erased' | 'wrong_birth_date' | 'too_many';

type Ports = { store: Store; clock: Clock; orderEvents: OrderEvents };

/**
 * Erases what tells of the buyer for anyone who has the link of the order and gives its birth date
 * once more. Wrong dates count with those that were given to find it: after 10 of them on a UTC
 * day it answers `too_many`. Where no order has this link, nothing is left to erase, so a second
 * tap gets the answer of the first one: `erased`. Rejects as the store does.
 */
export async function eraseOrder(
  { store, clock, orderEvents }: Ports,
  token: string,
  birthDate: BirthDate,
): Promise<EraseOrderOutcome> {
  const details = await store.findOrder(token);
  if (!details) return 'erased';
  const { id: orderId, number } = details.order;
  const verified = await verifyBirthDate({ store, clock }, { number, birthDate }, () => true);
  if (verified.kind !== 'found') {
    return verified.kind === 'unknown' ? 'wrong_birth_date' : verified.kind;
  }
  const entry = { at: clock(), actor: 'buyer', action: 'erased', orderId } as const;
  const outcome = await eraseVerifiedOrder(store, birthDate, entry);
  orderEvents.changed(orderId);
  return outcome === 'wrong_birth_date' ? outcome : 'erased';
}

export type ErasedVerifiedOrder = 'erased' | 'wrong_birth_date' | 'unknown';

/**
 * Erases what tells of the buyer, if this is the birth date of the order: what is
 * left are number, sum, times, ids of payments and the proof of consent. It is gone from the file
 * too.
 */
export async function eraseVerifiedOrder(
  store: Store,
  birthDate: BirthDate,
  entry: AuditEntry & { orderId: string },
): Promise<ErasedVerifiedOrder> {
  const number = await store.read((db) => db.orders.numberOf(entry.orderId));
  if (!number) return 'unknown';
  return store.erase([about.order(number)], async (db) => {
    const order = await db.orders.byId(entry.orderId);
    if (!order) return 'unknown';
    if (order.birthDate !== birthDate) return 'wrong_birth_date';
    await db.orders.erase([order], entry.at);
    await db.audit.insert(entry);
    return 'erased';
  });
}
