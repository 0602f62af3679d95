import { sql } from 'drizzle-orm';
import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { orders } from '../schema';
import { eraseTraces } from './erase-traces';
import { erasedOrders } from './tombstones';

/**
 * Erases once more what an older copy of the database has brought back, and answers how many
 * orders that were. One that was paid since then was never erased at all: writing it down came
 * first, and the erasure failed. For a database that nothing else writes yet.
 */
export function eraseTombstoned(db: SqliteDb, tombstones: ReadonlyMap<string, Date>): number {
  const erased = erasedOrders(db);
  const back = [...tombstones].flatMap(([number, at]) => {
    const row = erased.has(number) ? undefined : rowOf(db, number);
    if (!row || (row.paidAt && row.paidAt > at)) return [];
    return [{ order: orderFromRow(row), at }];
  });
  if (back.length > 0) {
    db.transaction(() => {
      for (const { order, at } of back) eraseTraces(db, [order], at);
    });
  }
  return back.length;
}

function rowOf(db: SqliteDb, number: string) {
  return db.select().from(orders).where(sql`${orders.number} = ${number}`).get();
}
