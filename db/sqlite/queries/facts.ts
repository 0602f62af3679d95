import { and, eq, ne, sql } from 'drizzle-orm';
import type { FactQueries } from '@/lib/store/queries/facts';
import { disputedPaymentOf } from '../disputed-marks';
import type { SqliteDb } from '../open';
import { orders, paymentEvents, paymentFacts } from '../schema';
import { placeholders } from './placeholders';

const value = sql.placeholder;
const IS_PAID = eq(paymentFacts.kind, 'paid');

/** Whether a payment event of real money names the very order that counts its payment. */
const IS_NAMED = sql<number>`exists (select 1 from ${paymentEvents} where ${and(
  sql`${paymentEvents.paymentId} = ${paymentFacts.paymentId}`,
  sql`${paymentEvents.orderNumber} = ${orders.number}`,
  eq(paymentEvents.status, 'paid'),
  eq(paymentEvents.demo, false),
)})`;

/** Whether the seller attached the money by a payment event that names the order at hand too. */
const IS_ATTACHED = sql<number>`exists (select 1 from ${paymentEvents} where ${and(
  sql`${paymentEvents.id} = ${paymentFacts.paymentEventId}`,
  eq(paymentEvents.orderNumber, value('number')),
)})`;

export function factQueries(db: SqliteDb): FactQueries {
  const statements = factStatements(db);
  return {
    ofOrder: async (orderId) => statements.ofOrder.all({ orderId }),
    insert: async (orderId, fact) => {
      statements.insert.run({ ...fact, orderId });
    },
    delete: async (orderId, { kind, paymentId }) => {
      statements.delete.run({ orderId, kind, paymentId });
    },
    claimsOf: async (paymentId, number) =>
      statements.claimsOf.all({ paymentId, number }).map((claim) => ({
        orderId: claim.orderId,
        number: claim.number,
        isNamed: claim.isNamed === 1,
        isAttached: claim.isAttached === 1,
      })),
    otherOrderPaidBy: async (paymentId, orderId) =>
      statements.otherOrderPaidBy.get({ paymentId, orderId })?.number ?? null,
    disputedOf: async (orderId) => disputedPaymentOf(db, orderId),
    isCounted: async (paymentId) => statements.counted.get({ paymentId }) !== undefined,
  };
}

function factStatements(db: SqliteDb) {
  const { orderId, kind, paymentId, at, paymentEventId } = paymentFacts;
  return {
    ofOrder: db
      .select({ kind, paymentId, at, paymentEventId })
      .from(paymentFacts)
      .where(eq(orderId, value('orderId')))
      .prepare(),
    insert: db
      .insert(paymentFacts)
      .values(placeholders('orderId', 'kind', 'paymentId', 'at', 'paymentEventId'))
      // A fact told again is nothing new; a payment of another order must fail.
      .onConflictDoNothing({ target: [orderId, kind, paymentId] })
      .prepare(),
    delete: db
      .delete(paymentFacts)
      .where(
        and(
          eq(orderId, value('orderId')),
          eq(kind, value('kind')),
          eq(paymentId, value('paymentId')),
        ),
      )
      .prepare(),
    claimsOf: db
      .select({ orderId, number: orders.number, isNamed: IS_NAMED, isAttached: IS_ATTACHED })
      .from(paymentFacts)
      .innerJoin(orders, eq(orders.id, orderId))
      .where(and(eq(paymentId, value('paymentId')), IS_PAID, ne(orders.number, value('number'))))
      .prepare(),
    otherOrderPaidBy: db
      .select({ number: orders.number })
      .from(paymentFacts)
      .innerJoin(orders, eq(orders.id, orderId))
      .where(and(eq(paymentId, value('paymentId')), IS_PAID, ne(orders.id, value('orderId'))))
      .limit(1)
      .prepare(),
    counted: db
      .select({ orderId })
      .from(paymentFacts)
      .where(and(eq(paymentId, value('paymentId')), IS_PAID))
      .limit(1)
      .prepare(),
  };
}
