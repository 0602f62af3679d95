import type { BirthDate } from '@/lib/chakras/birth-date';
import type { Clock } from '@/lib/clock';
import type { Store } from '@/lib/store/store';
import { verifyBirthDate } from '../find/verify-birth-date';
import type { OrderEvents } from '../order-events';
import { eraseVerifiedOrder } from './erase-verified-order';

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
  const file = await store.findOrder(token);
  if (!file) return 'erased';
  const { id: orderId, number } = file.order;
  const verified = await verifyBirthDate({ store, clock }, { number, birthDate }, () => true);
  if (verified.kind !== 'found') {
    return verified.kind === 'unknown' ? 'wrong_birth_date' : verified.kind;
  }
  const entry = { at: clock(), actor: 'buyer', action: 'erased', orderId } as const;
  const outcome = await eraseVerifiedOrder(store, birthDate, entry);
  orderEvents.changed(orderId);
  return outcome === 'wrong_birth_date' ? outcome : 'erased';
}
