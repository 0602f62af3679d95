import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { SqliteDb } from './open';
import {
  orders,
  outboxMessages,
  paymentEvents,
  paymentFacts,
  readings,
  rejectedPaymentEvents,
} from './schema';

const value = sql.placeholder;
const JOURNAL_SIZE = 1_000;
const UNMATCHED_PAYMENT = ['odd_money_to_seller' as const, 'odd_money_by_mail_to_seller' as const];

type Values<Name extends string> = Record<Name, ReturnType<typeof value>>;

const everyColumn = <Name extends string>(names: readonly Name[]): Values<Name> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as unknown as Values<Name>;

/** Whether a payment event tells that a payment paid the very order that counts it. */
const IS_NAMED = sql<number>`exists (select 1 from ${paymentEvents} where ${and(
  sql`${paymentEvents.paymentId} = ${paymentFacts.paymentId}`,
  sql`${paymentEvents.orderNumber} = ${orders.number}`,
  eq(paymentEvents.status, 'paid'),
  eq(paymentEvents.demo, false),
)})`;

/**
 * Whether the seller attached the money by a payment event that names the same order as the one at
 * hand.
 */
const IS_DECIDED = sql<number>`exists (select 1 from ${paymentEvents} where ${and(
  sql`${paymentEvents.id} = ${paymentFacts.paymentEventId}`,
  eq(paymentEvents.orderNumber, value('number')),
)})`;

/** The statements of the webhook's path, prepared once. */
export function paymentEventStatements(db: SqliteDb) {
  return {
    insert: db
      .insert(paymentEvents)
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
      .select({ fingerprint: paymentEvents.fingerprint })
      .from(paymentEvents)
      .where(
        and(
          eq(paymentEvents.key, value('key')),
          ne(paymentEvents.id, value('id')),
          ne(paymentEvents.outcome, 'pending'),
        ),
      )
      .prepare(),
    paymentEventById: db
      .select()
      .from(paymentEvents)
      .where(eq(paymentEvents.id, value('id')))
      .prepare(),
    handled: db
      .update(paymentEvents)
      .set({ outcome: sql`${value('outcome')}`, handledAt: sql`${value('at')}` })
      .where(eq(paymentEvents.id, value('id')))
      .prepare(),
    pending: db
      .select()
      .from(paymentEvents)
      .where(
        and(
          isNull(paymentEvents.handledAt),
          sql`(${paymentEvents.receivedAt}, ${paymentEvents.id}) > (${value('time')}, ${value('id')})`,
        ),
      )
      .orderBy(asc(paymentEvents.receivedAt), asc(paymentEvents.id))
      .limit(value('limit'))
      .prepare(),
    addFact: db
      .insert(paymentFacts)
      .values(everyColumn(['orderId', 'kind', 'paymentId', 'at', 'paymentEventId']))
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
        isDecided: sql<number>`(${IS_NAMED} or ${IS_DECIDED})`,
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
        ...{ id: paymentEvents.id, outcome: paymentEvents.outcome },
        ...{ paymentId: paymentFacts.paymentId, at: paymentFacts.at },
      })
      .from(paymentFacts)
      .innerJoin(paymentEvents, eq(paymentEvents.id, paymentFacts.paymentEventId))
      .where(
        and(
          eq(paymentFacts.orderId, value('orderId')),
          eq(paymentFacts.kind, 'paid'),
          inArray(paymentEvents.outcome, ['second_payment', 'payment_after_refund']),
          isNull(paymentEvents.resolution),
        ),
      )
      .prepare(),
    restate: db
      .update(paymentEvents)
      .set({ outcome: sql`${value('outcome')}` })
      .where(eq(paymentEvents.id, value('id')))
      .prepare(),
    /** Makes news of unmatched money due once more, whether it was sent or not. */
    tellAnew: db
      .update(outboxMessages)
      .set({
        ...{ createdAt: sql`${value('at')}`, nextTryAt: sql`${value('at')}` },
        ...{ attempts: 0, unanswered: 0, leasedUntil: null, outcome: null, reason: null },
      })
      .where(
        and(
          eq(outboxMessages.subject, value('subject')),
          inArray(outboxMessages.kind, UNMATCHED_PAYMENT),
        ),
      )
      .prepare(),
    addReading: db
      .insert(readings)
      .values(everyColumn(['orderId', 'method', 'version', 'numbers', 'madeAt']))
      .onConflictDoNothing()
      .prepare(),
    reject: db
      .insert(rejectedPaymentEvents)
      .values(everyColumn(['reason', 'fields', 'bytes', 'receivedAt']))
      .returning({ id: rejectedPaymentEvents.id })
      .prepare(),
    forgetOldRejections: db
      .delete(rejectedPaymentEvents)
      .where(sql`${rejectedPaymentEvents.id} <= ${value('newest')} - ${JOURNAL_SIZE}`)
      .prepare(),
  };
}

export type PaymentEventStatements = ReturnType<typeof paymentEventStatements>;
