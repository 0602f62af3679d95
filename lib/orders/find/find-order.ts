import type { BirthDate } from '@/lib/chakras/birth-date';
import type { Clock } from '@/lib/clock';
import { isSameSecret } from '@/lib/secrets';
import { about } from '@/lib/store/about';
import type { Store } from '@/lib/store/store';
import type { OrderToken } from '../access';
import type { OrderNumber } from '../number';
import { type Order, stateOf } from '../order';

/** What people know of an order by heart, when its link is lost. */
export type FindRequest = { number: OrderNumber; birthDate: BirthDate };

export type FindOrderOutcome =
  | { kind: 'reading'; token: OrderToken }
  | { kind: 'order'; token: OrderToken }
  | { kind: 'unknown' }
  | { kind: 'too_many' };

/**
 * Finds an order by its number and birth date: a paid one leads to its reading, an unpaid one to
 * its page. A wrong date, a number there is not and a refunded order are one answer, and each
 * counts. After 10 of them on a UTC day a number answers `too_many`, to the right date too.
 * Rejects as the store does.
 */
export async function findOrder(
  { store, clock }: { store: Store; clock: Clock },
  request: FindRequest,
): Promise<FindOrderOutcome> {
  const isOpen = ({ refundedAt }: { refundedAt: Date | null }) => refundedAt === null;
  const verified = await verifyBirthDate({ store, clock }, request, isOpen);
  if (verified.kind !== 'found') return verified;
  const kind = stateOf(verified.order, clock()) === 'paid' ? 'reading' : 'order';
  return { kind, token: verified.order.token };
}

export type VerifiedOrder =
  | { kind: 'found'; order: Order }
  | { kind: 'unknown' }
  | { kind: 'too_many' };

const MAX_WRONG = 10;

/** The UTC day for which a store has forgotten the counts of earlier days: once a day is enough. */
const sweptOn = new WeakMap<Store, string>();

/**
 * Asks whether an order has this birth date. A wrong date, a number there is not and an order that
 * is not `open` are one answer by the same work, and each counts, wherever it was given. After 10
 * of them on a UTC day a number answers `too_many`, to the right date too.
 */
export async function verifyBirthDate(
  { store, clock }: { store: Store; clock: Clock },
  { number, birthDate }: FindRequest,
  isOpen: (order: Order) => boolean,
): Promise<VerifiedOrder> {
  const day = clock().toISOString().slice(0, 10);
  const verified = await store.write<VerifiedOrder>([about.order(number)], async (db) => {
    if (sweptOn.get(store) !== day) await db.findAttempts.deleteBefore(day);
    if ((await db.findAttempts.failed(number, day)) >= MAX_WRONG) return { kind: 'too_many' };
    const order = await db.orders.byNumber(number);
    const kept = order && isOpen(order) ? order.birthDate : '';
    const isRight = isSameSecret(kept, birthDate);
    if (isRight && order) return { kind: 'found', order };
    await db.findAttempts.addFailed(number, day);
    return { kind: 'unknown' };
  });
  sweptOn.set(store, day);
  return verified;
}
