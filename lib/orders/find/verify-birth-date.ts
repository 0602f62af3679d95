import { createHash, timingSafeEqual } from 'node:crypto';
import type { BirthDate } from '@/lib/chakras/birth-date';
import type { Clock } from '@/lib/clock';
import type { Store, VerifiedOrder } from '@/lib/store/store';
import type { OrderNumber } from '../number';
import type { Order } from '../order';

/** What people know of an order by heart. */
export type Attempt = { number: OrderNumber; birthDate: BirthDate };

const MAX_WRONG = 10;

/**
 * Asks whether an order has this birth date. A wrong date, a number there is not and an order that
 * is not `open` are one answer by the same work, and each counts, wherever it was given. After 10
 * of them on a UTC day a number answers `too_many`, to the right date too.
 */
export async function verifyBirthDate(
  { store, clock }: { store: Store; clock: Clock },
  { number, birthDate }: Attempt,
  isOpen: (order: Order) => boolean,
): Promise<VerifiedOrder> {
  const limit = { day: clock().toISOString().slice(0, 10), mostWrong: MAX_WRONG };
  return await store.verifyBirthDate(number, limit, (order) => {
    const kept = order && isOpen(order) ? order.birthDate : '';
    return timingSafeEqual(digest(kept), digest(birthDate));
  });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
