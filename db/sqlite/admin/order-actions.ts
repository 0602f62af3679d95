import { and, eq, isNull } from 'drizzle-orm';
import type { OrderActions } from '@/lib/store/order-actions';
import { loadOrderDetails } from '@/lib/store/order-details';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { queriesOf } from '../queries/queries';
import { orders, readings } from '../schema';

/** The part of the admin that looks at one order. */
export function orderActionMethods(db: SqliteDb, group: GroupCommit): OrderActions {
  return {
    orderDetails: (id) => loadOrderDetails(queriesOf(db), id),
    noteSeen: async ({ id }, page, at) => {
      const table = page === 'order' ? orders : readings;
      const key = page === 'order' ? orders.id : readings.orderId;
      const isUnseen = and(eq(key, id), isNull(table.seenAt));
      if (!db.select({ id: key }).from(table).where(isUnseen).get()) return;
      await group.write((writer) => {
        writer.update(table).set({ seenAt: at }).where(isUnseen).run();
      });
    },
  };
}
