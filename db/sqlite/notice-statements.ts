import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { SqliteDb } from './open';
import {
  notifications,
  orders,
  paymentFacts,
  paymentNotices,
  readings,
  rejectedNotices,
} from './schema';

const value = sql.placeholder;
const JOURNAL_SIZE = 1_000;
const ODD_MONEY = ['odd_money_to_seller' as const, 'odd_money_by_mail_to_seller' as const];

type Values<Name extends string> = Record<Name, ReturnType<typeof value>>;

const everyColumn = <Name extends string>(names: readonly Name[]): Values<Name> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as unknown as Values<Name>;

/** Whether a notice tells that a payment paid the very order that counts it. */
const IS_NAMED = sql<number>`exists (select 1 from ${paymentNotices} where ${and(
  sql`${paymentNotices.paymentId} = ${paymentFacts.paymentId}`,
  sql`${paymentNotices.orderNumber} = ${orders.number}`,
  eq(paymentNotices.status, 'paid'),
  eq(paymentNotices.demo, false),
)})`;

/** Whether the seller attached the money by a notice that names the same order as the one at hand. */
const IS_DECIDED = sql<number>`exists (select 1 from ${paymentNotices} where ${and(
  sql`${paymentNotices.id} = ${paymentFacts.noticeId}`,
  eq(paymentNotices.orderNumber, value('number')),
)})`;

/** The statements of the webhook's path, prepared once. */
export function noticeStatements(db: SqliteDb) {
  return {
    insert: db
      .insert(paymentNotices)
      .values({
        ...everyColumn([
          ...(['id', 'key', 'fingerprint', 'orderNumber', 'paymentId', 'status'] as const),
          ...(['statusText', 'amountText', 'amount', 'currency', 'demo', 'outcome'] as const),
          ...(['sealedOrder', 'rawBody', 'headers', 'receivedAt'] as const),
        ]),
        // By itself, because the type's own encoder knows no null.
        handledAt: sql`${value('handledAt')}`,
      })
      .prepare(),
    earlier: db
      .select({ fingerprint: paymentNotices.fingerprint })
      .from(paymentNotices)
      .where(
        and(
          eq(paymentNotices.key, value('key')),
          ne(paymentNotices.id, value('id')),
          ne(paymentNotices.outcome, 'pending'),
        ),
      )
      .prepare(),
    noticeById: db
      .select()
      .from(paymentNotices)
      .where(eq(paymentNotices.id, value('id')))
      .prepare(),
    handled: db
      .update(paymentNotices)
      .set({ outcome: sql`${value('outcome')}`, handledAt: sql`${value('at')}` })
      .where(eq(paymentNotices.id, value('id')))
      .prepare(),
    pending: db
      .select()
      .from(paymentNotices)
      .where(
        and(
          isNull(paymentNotices.handledAt),
          sql`(${paymentNotices.receivedAt}, ${paymentNotices.id}) > (${value('time')}, ${value('id')})`,
        ),
      )
      .orderBy(asc(paymentNotices.receivedAt), asc(paymentNotices.id))
      .limit(value('limit'))
      .prepare(),
    addFact: db
      .insert(paymentFacts)
      .values(everyColumn(['orderId', 'kind', 'paymentId', 'at', 'noticeId']))
      // A fact told again is nothing new; a payment of another order must fail.
      .onConflictDoNothing({
        target: [paymentFacts.orderId, paymentFacts.kind, paymentFacts.paymentId],
      })
      .prepare(),
    removeFact: db
      .delete(paymentFacts)
      .where(
        and(
          eq(paymentFacts.orderId, value('orderId')),
          eq(paymentFacts.kind, value('kind')),
          eq(paymentFacts.paymentId, value('paymentId')),
        ),
      )
      .prepare(),
    claims: db
      .select({
        orderId: paymentFacts.orderId,
        stands: sql<number>`(${IS_NAMED} or ${IS_DECIDED})`,
      })
      .from(paymentFacts)
      .innerJoin(orders, eq(orders.id, paymentFacts.orderId))
      .where(
        and(
          eq(paymentFacts.paymentId, value('paymentId')),
          eq(paymentFacts.kind, 'paid'),
          ne(orders.number, value('number')),
        ),
      )
      .prepare(),
    /** Rows that wait for the seller, and say what a payment of an order is beside its others. */
    waitingPayments: db
      .select({
        ...{ id: paymentNotices.id, outcome: paymentNotices.outcome },
        ...{ paymentId: paymentFacts.paymentId, at: paymentFacts.at },
      })
      .from(paymentFacts)
      .innerJoin(paymentNotices, eq(paymentNotices.id, paymentFacts.noticeId))
      .where(
        and(
          eq(paymentFacts.orderId, value('orderId')),
          eq(paymentFacts.kind, 'paid'),
          inArray(paymentNotices.outcome, ['second_payment', 'payment_after_refund']),
          isNull(paymentNotices.resolution),
        ),
      )
      .prepare(),
    restate: db
      .update(paymentNotices)
      .set({ outcome: sql`${value('outcome')}` })
      .where(eq(paymentNotices.id, value('id')))
      .prepare(),
    /** Makes news of odd money due once more, whether it was sent or not. */
    tellAnew: db
      .update(notifications)
      .set({
        ...{ createdAt: sql`${value('at')}`, nextTryAt: sql`${value('at')}` },
        ...{ attempts: 0, unanswered: 0, leasedUntil: null, outcome: null, reason: null },
      })
      .where(
        and(eq(notifications.subject, value('subject')), inArray(notifications.kind, ODD_MONEY)),
      )
      .prepare(),
    addReading: db
      .insert(readings)
      .values(everyColumn(['orderId', 'method', 'version', 'numbers', 'madeAt']))
      .onConflictDoNothing()
      .prepare(),
    reject: db
      .insert(rejectedNotices)
      .values(everyColumn(['reason', 'fields', 'bytes', 'receivedAt']))
      .returning({ id: rejectedNotices.id })
      .prepare(),
    forgetOldRejections: db
      .delete(rejectedNotices)
      .where(sql`${rejectedNotices.id} <= ${value('newest')} - ${JOURNAL_SIZE}`)
      .prepare(),
  };
}

export type NoticeStatements = ReturnType<typeof noticeStatements>;
