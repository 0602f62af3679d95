import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Store } from '../store';
import type { GroupCommit } from './group-commit';
import type { Owe } from './notifications';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import { orders, paymentReturns } from './schema';

/** The part of the store that knows who came back from paying while no notice has come. */
export function returnMethods(
  db: SqliteDb,
  group: GroupCommit,
  owe: Owe,
): Pick<Store, 'noteReturn' | 'alertOfStuck'> {
  const known = (orderId: string) => eq(paymentReturns.orderId, orderId);
  return {
    noteReturn: async ({ id: orderId }, at) => {
      if (db.select().from(paymentReturns).where(known(orderId)).get()) return;
      await group.write(() => {
        db.insert(paymentReturns).values({ orderId, at }).onConflictDoNothing().run();
      });
    },
    alertOfStuck: async (before, owed, at) => {
      const stuck = stuckOrders(db, before);
      if (stuck.length === 0) return [];
      return await group.write(() =>
        stuckOrders(db, before).map((order) => {
          owe({ orderId: order.id }, owed, at);
          db.update(paymentReturns).set({ alertedAt: at }).where(known(order.id)).run();
          return order;
        }),
      );
    },
  };
}

function stuckOrders(db: SqliteDb, before: Date) {
  return db
    .select({ order: orders })
    .from(paymentReturns)
    .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
    .where(
      and(
        lte(paymentReturns.at, before),
        isNull(paymentReturns.alertedAt),
        isNull(orders.paidAt),
        isNull(orders.refundedAt),
      ),
    )
    .all()
    .map(({ order }) => orderFromRow(order));
}
