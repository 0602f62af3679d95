import { v7 as uuidv7 } from 'uuid';
import type { KnownFacts, Notice, NoticeOutcome } from '@/lib/payments/notice';
import type { OrderChange } from '@/lib/payments/order-change';
import { isPaymentId } from '@/lib/payments/payment-id';
import type { PendingNotice, Settle, SettledNotice, Store } from '../store';
import { NO_BODY } from './erase-mentions';
import type { GroupCommit } from './group-commit';
import type { NoticeStatements } from './notice-statements';
import type { Owe } from './notifications';
import { orderFromRow } from './order-rows';
import type { OrderStatements } from './order-statements';
import type { paymentNotices } from './schema';

type NoticeMethods = Pick<
  Store,
  'settleNotice' | 'pendingNotices' | 'settlePending' | 'journalRejected' | 'alertOfNotice'
>;

const LONGEST_REJECTED_BODY = 4_096;
const ORDER_NUMBERS = /(?<!\d)\d{10}(?!\d)/g;
const MOST_NUMBERS = 50;

/** The part of the store that keeps notices and does what they mean. */
export function noticeMethods(
  group: GroupCommit,
  statements: NoticeStatements & OrderStatements,
  owe: Owe,
): NoticeMethods {
  const isErased = (number: string) =>
    statements.erasedByNumber.get({ number }) || statements.isBuried(number);
  const namesErased = (body: Buffer) =>
    (body.toString('latin1').match(ORDER_NUMBERS) ?? []).slice(0, MOST_NUMBERS).some(isErased);
  const isPaymentOfErased = ({ orderNumber: number, paymentId }: Notice) =>
    isPaymentId(paymentId) &&
    !statements.isNumberTaken.get({ number }) &&
    statements.paymentOfErased.get({ paymentId });
  /** Such a notice is kept without the buyer's contacts that its body may hold. */
  const tellsOfErased = (notice: Notice) =>
    Boolean(isErased(notice.orderNumber) || isPaymentOfErased(notice));
  return {
    settleNotice: (notice, { receivedAt, ...delivery }, settle) => {
      const id = uuidv7();
      const keep = (outcome: NoticeOutcome, isOfErased: boolean) => {
        const handledAt = outcome === 'pending' ? null : receivedAt.getTime();
        const kept = { ...notice, ...delivery, ...(isOfErased && NO_BODY) };
        statements.insert.run({ ...kept, id, outcome, receivedAt, handledAt });
      };
      return group.write<SettledNotice>(
        () => {
          const known = knownAbout(statements, { id, notice });
          const settling = settle(known);
          keep(settling.outcome, !known.order && tellsOfErased(notice));
          return takeEffect(statements, owe, id, known, settling, receivedAt);
        },
        (error) => {
          keep('pending', tellsOfErased(notice));
          return { outcome: 'pending', order: null, error };
        },
      );
    },
    pendingNotices: async (limit, after) => {
      const [time, id] = [after?.receivedAt.getTime() ?? 0, after?.id ?? ''];
      return statements.pending.all({ limit, time, id }).map((row) => ({
        id: row.id,
        notice: noticeFromRow(row),
        receivedAt: row.receivedAt,
      }));
    },
    settlePending: (pending, at, settle) =>
      group.write(() => settleInside(statements, owe, pending, at, settle)),
    alertOfNotice: (noticeId, owed, at) => group.write(() => owe({ noticeId }, owed, at)),
    journalRejected: ({ body, ...rejected }) =>
      group.write(() => {
        const shortBody = Buffer.from(body.subarray(0, LONGEST_REJECTED_BODY));
        const kept = namesErased(shortBody)
          ? { ...rejected, headers: {}, body: Buffer.of() }
          : { ...rejected, body: shortBody };
        const row = statements.reject.get(kept);
        statements.forgetOldRejections.run({ newest: row?.id });
      }),
  };
}

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

function knownAbout(
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
function takeEffect(
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

/** A notice as its row holds it. */
export function noticeFromRow(row: typeof paymentNotices.$inferSelect): Notice {
  const { orderNumber, paymentId, status, statusText, amountText, amount } = row;
  const { currency, demo, sealedOrder, key, fingerprint } = row;
  return {
    ...{ orderNumber, paymentId, status, statusText, amountText, amount },
    ...{ currency, demo, sealedOrder, key, fingerprint },
  };
}
