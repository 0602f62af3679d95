import { and, eq, ne, sql } from 'drizzle-orm';
import type { FactQueries } from '@/lib/store/queries/facts';
import type { Connection } from '../connection';
import { disputedPaymentOf } from '../disputed-marks';
import { first } from '../first';
import { placeholders } from './placeholders';

const value = sql.placeholder;

export function factQueries(on: Connection): FactQueries {
  const statements = factStatements(on);
  return {
    ofOrder: async (orderId) => statements.ofOrder.execute({ orderId }),
    insert: async (orderId, fact) => {
      await statements.insert.execute({ ...fact, orderId });
    },
    delete: async (orderId, { kind, paymentId }) => {
      await statements.delete.execute({ orderId, kind, paymentId });
    },
    claimsOf: async (paymentId, number) => statements.claimsOf.execute({ paymentId, number }),
    otherOrderPaidBy: async (paymentId, orderId) =>
      (await first(statements.otherOrderPaidBy.execute({ paymentId, orderId })))?.number ?? null,
    disputedOf: (orderId) => disputedPaymentOf(on, orderId),
    isCounted: async (paymentId) => (await statements.counted.execute({ paymentId })).length > 0,
  };
}

function factStatements({ db, tables: { orders, paymentEvents, paymentFacts } }: Connection) {
  const { orderId, kind, paymentId, at, paymentEventId } = paymentFacts;
  const isPaid = eq(kind, 'paid');
  /** Whether a payment event of real money names the very order that counts its payment. */
  const isNamed = sql`exists (select 1 from ${paymentEvents} where ${and(
    sql`${paymentEvents.paymentId} = ${paymentId}`,
    sql`${paymentEvents.orderNumber} = ${orders.number}`,
    eq(paymentEvents.status, 'paid'),
    eq(paymentEvents.demo, false),
  )})`.mapWith(Boolean);
  /** Whether the seller attached the money by a payment event that names the order at hand too. */
  const isAttached = sql`exists (select 1 from ${paymentEvents} where ${and(
    sql`${paymentEvents.id} = ${paymentEventId}`,
    eq(paymentEvents.orderNumber, value('number')),
  )})`.mapWith(Boolean);
  return {
    ofOrder: db
      .select({ kind, paymentId, at, paymentEventId })
      .from(paymentFacts)
      .where(eq(orderId, value('orderId')))
      .prepare('facts_of_order'),
    insert: db
      .insert(paymentFacts)
      .values(placeholders('orderId', 'kind', 'paymentId', 'at', 'paymentEventId'))
      // A fact told again is nothing new; a payment of another order must fail.
      .onConflictDoNothing({ target: [orderId, kind, paymentId] })
      .prepare('fact_insert'),
    delete: db
      .delete(paymentFacts)
      .where(
        and(
          eq(orderId, value('orderId')),
          eq(kind, value('kind')),
          eq(paymentId, value('paymentId')),
        ),
      )
      .prepare('fact_delete'),
    claimsOf: db
      .select({ orderId, number: orders.number, isNamed, isAttached })
      .from(paymentFacts)
      .innerJoin(orders, eq(orders.id, orderId))
      .where(and(eq(paymentId, value('paymentId')), isPaid, ne(orders.number, value('number'))))
      .prepare('claims_of_payment'),
    otherOrderPaidBy: db
      .select({ number: orders.number })
      .from(paymentFacts)
      .innerJoin(orders, eq(orders.id, orderId))
      .where(and(eq(paymentId, value('paymentId')), isPaid, ne(orders.id, value('orderId'))))
      .limit(1)
      .prepare('other_order_paid_by'),
    counted: db
      .select({ orderId })
      .from(paymentFacts)
      .where(and(eq(paymentId, value('paymentId')), isPaid))
      .limit(1)
      .prepare('counted_payment'),
  };
}
