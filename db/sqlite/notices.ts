import { v7 as uuidv7 } from 'uuid';
import { type Order, type PaymentFact, settlementOf } from '@/lib/orders/order';
import type { Notice } from '@/lib/payments/notice';
import type { PendingNotice, Settle, SettledNotice, Store } from '../store';
import type { GroupCommit } from './group-commit';
import type { NoticeStatements } from './notice-statements';
import { orderFromRow } from './order-rows';
import type { OrderStatements } from './order-statements';
import type { paymentNotices } from './schema';

type NoticeMethods = Pick<
  Store,
  'settleNotice' | 'pendingNotices' | 'settlePending' | 'journalRejected'
>;

const LONGEST_REJECTED_BODY = 4_096;

/** The part of the store that keeps notices and does what they mean. */
export function noticeMethods(
  group: GroupCommit,
  statements: NoticeStatements & OrderStatements,
): NoticeMethods {
  return {
    settleNotice: (notice, delivery, settle) =>
      group.write(() => {
        const id = uuidv7();
        const { rawBody, headers, receivedAt } = delivery;
        statements.insert.run({ id, ...notice, rawBody, headers, receivedAt, outcome: 'pending' });
        return group.attempt<SettledNotice>(
          () => settleInside(statements, { id, notice }, receivedAt, settle),
          (error) => ({ outcome: 'pending', order: null, error }),
        );
      }),
    pendingNotices: async (limit, after) => {
      const [time, id] = [after?.receivedAt.getTime() ?? 0, after?.id ?? ''];
      return statements.pending.all({ limit, time, id }).map((row) => ({
        id: row.id,
        notice: noticeFromRow(row),
        receivedAt: row.receivedAt,
      }));
    },
    settlePending: (pending, at, settle) =>
      group.write(() => settleInside(statements, pending, at, settle)),
    journalRejected: ({ body, ...rejected }) =>
      group.write(() => {
        const shortBody = Buffer.from(body.subarray(0, LONGEST_REJECTED_BODY));
        const row = statements.reject.get({ ...rejected, body: shortBody });
        statements.forgetOldRejections.run({ newest: row?.id });
      }),
  };
}

function settleInside(
  statements: NoticeStatements & OrderStatements,
  { id, notice }: Pick<PendingNotice, 'id' | 'notice'>,
  at: Date,
  settle: Settle,
): SettledNotice {
  const row = statements.byNumber.get({ number: notice.orderNumber });
  const order = row ? orderFromRow(row) : null;
  const facts = order ? statements.facts.all({ orderId: order.id }) : [];
  const earlier = statements.earlier.all({ key: notice.key, id });
  const known = { order, facts, earlier: earlier.map(({ fingerprint }) => fingerprint) };
  const { outcome, fact } = settle.decide(known);
  statements.handled.run({ id, outcome, at: at.getTime() });
  if (!order || !fact) return { outcome, order: null };
  statements.addFact.run({ orderId: order.id, ...fact, noticeId: id });
  return { outcome, order: applySettlement(statements, order, [...facts, fact], settle) };
}

/** Brings the order to what its facts add up to; a first payment earns the reading. */
function applySettlement(
  statements: NoticeStatements & OrderStatements,
  order: Order,
  facts: readonly PaymentFact[],
  settle: Settle,
): Order {
  const { paidAt, refundedAt } = settlementOf(facts);
  const [paid, refunded] = [paidAt?.getTime() ?? null, refundedAt?.getTime() ?? null];
  statements.settlement.run({ id: order.id, paidAt: paid, refundedAt: refunded });
  if (paidAt && !order.paidAt) {
    const { method, version, ...numbers } = settle.read(order);
    const made = { orderId: order.id, method, version, madeAt: paidAt };
    statements.addReading.run({ ...made, numbers: JSON.stringify(numbers) });
    const owed = { orderId: order.id, kind: 'reading_ready', createdAt: paidAt };
    statements.owe.run({ ...owed, nextTryAt: paidAt });
  }
  return { ...order, paidAt, refundedAt };
}

function noticeFromRow(row: typeof paymentNotices.$inferSelect): Notice {
  const { id: _, outcome: __, rawBody: ___, headers: ____, receivedAt, handledAt, ...notice } = row;
  return notice;
}
