import type { Clock } from '@/lib/clock';
import type { Store } from '@/lib/store/store';
import type { OrderToken } from '../access';
import { stateOf } from '../order';
import { type Attempt, verifyBirthDate } from './verify-birth-date';

/** What people still know of an order when its link is lost. */
export type FindRequest = Attempt;

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
