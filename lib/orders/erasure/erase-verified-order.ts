import type { AuditEntry } from '@/lib/audit';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { about } from '@/lib/store/about';
import type { Store } from '@/lib/store/store';

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
