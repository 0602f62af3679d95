import type { KnownFacts } from '@/lib/payments/notice';
import type { OrderChange } from '@/lib/payments/order-change';
import type { PendingNotice, Settle, SettledNotice } from '../store';
import type { NoticeStatements } from './notice-statements';
import type { Owe } from './notifications';
import { orderFromRow } from './order-rows';
import type { OrderStatements } from './order-statements';

/** Settles a kept notice inside a transaction that is already open. */
export function settleInside(
  statements: NoticeStatements & OrderStatements,
  owe: Owe,
  { id, notice }: Pick<PendingNotice, 'id' | 'notice'>,
  at: Date,
  settle: Settle,
): SettledNotice {
  const known = knownAbout(statements, { id, notice });
  const settling = settle(known);
  statements.handled.run({ id, outcome: settling.outcome, at: at.getTime() });
  return takeEffect(statements, owe, id, known, settling, at);
}

type Known = KnownFacts & { erased: { id: string } | null };

/** What is known of the order that a notice names, and of the payment it tells of. */
export function knownAbout(
  statements: NoticeStatements & OrderStatements,
  { id, notice }: Pick<PendingNotice, 'id' | 'notice'>,
): Known {
  const { orderNumber: number, key } = notice;
  const row = statements.byNumber.get({ number });
  const order = row ? orderFromRow(row) : null;
  const erased = order ? null : (statements.erasedByNumber.get({ number }) ?? null);
  return {
    ...{ order, erased, isBuried: !order && !erased && statements.isBuried(number) },
    facts: factsOf(statements, order ?? erased),
    earlier: statements.earlier.all({ key, id }).map(({ fingerprint }) => fingerprint),
  };
}

/** Does what a kept notice means. */
export function takeEffect(
  statements: NoticeStatements & OrderStatements,
  owe: Owe,
  noticeId: string,
  { order, erased }: Known,
  { outcome, fact, change, recovered, alerts = [] }: ReturnType<Settle>,
  at: Date,
): SettledNotice {
  owe({ noticeId }, alerts, at);
  if (recovered) statements.insertOrder(recovered);
  const living = order ?? recovered;
  const orderId = living?.id ?? erased?.id;
  if (!orderId || !fact || !change) return { outcome, order: null };
  statements.addFact.run({ orderId, ...fact, noticeId });
  applyChange(statements, owe, orderId, change);
  return { outcome, order: living ? { ...living, ...change.settlement } : null };
}

function factsOf(statements: OrderStatements, order: { id: string } | null | undefined) {
  return order ? statements.facts.all({ orderId: order.id }) : [];
}

/** Does what a new fact makes of an order, inside a transaction that is already open. */
export function applyChange(
  statements: NoticeStatements & OrderStatements,
  owe: Owe,
  orderId: string,
  { settlement, earned }: OrderChange,
): void {
  const { paidAt, refundedAt } = settlement;
  const [paid, refunded] = [paidAt?.getTime() ?? null, refundedAt?.getTime() ?? null];
  statements.settlement.run({ id: orderId, paidAt: paid, refundedAt: refunded });
  if (!earned) return;
  const { method, version, ...numbers } = earned.reading;
  const made = { orderId, method, version, madeAt: paidAt };
  statements.addReading.run({ ...made, numbers: JSON.stringify(numbers) });
  if (paidAt) owe({ orderId }, earned.owed, paidAt);
}
