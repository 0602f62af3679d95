import { createHash, timingSafeEqual } from 'node:crypto';
import type { Store } from '@/db/store';
import type { BirthDate } from '../chakras/birth-date';
import type { Clock } from '../clock';
import type { OrderToken } from './access';
import type { OrderNumber } from './number';
import { type Order, stateOf } from './order';

/** What people still know of an order when its link is lost. */
export type FindRequest = { number: OrderNumber; birthDate: BirthDate };

export type FindOrderOutcome =
  | { kind: 'reading'; token: OrderToken }
  | { kind: 'order'; token: OrderToken }
  | { kind: 'unknown' }
  | { kind: 'too_many' };

const MOST_WRONG = 10;

/**
 * Finds an order by its number and birth date: a paid one leads to its reading, an unpaid one to
 * its page. A wrong date, a number there is not and a refunded order are one answer by the same
 * work, and each counts. After 10 of them on a UTC day a number answers `too_many`, to the right
 * date too. Rejects as the store does.
 */
export async function findOrder(
  { store, clock }: { store: Store; clock: Clock },
  { number, birthDate }: FindRequest,
): Promise<FindOrderOutcome> {
  const now = clock();
  const limit = { day: now.toISOString().slice(0, 10), mostWrong: MOST_WRONG };
  const guessed = await store.guessOrder(number, limit, (order) => isRight(order, birthDate));
  if (guessed.kind !== 'found') return guessed;
  const kind = stateOf(guessed.order, now) === 'paid' ? 'reading' : 'order';
  return { kind, token: guessed.order.token };
}

/** Takes as long for an order that is not there, or is closed, as for any other. */
function isRight(order: Order | null, birthDate: BirthDate): boolean {
  const kept = order && !order.refundedAt ? order.birthDate : '';
  return timingSafeEqual(digest(kept), digest(birthDate));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
