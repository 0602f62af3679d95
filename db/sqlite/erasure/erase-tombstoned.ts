import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { orderStatements } from '../order-statements';
import { eraseTraces } from './erase-traces';
import { erasedOrders } from './tombstones';

/**
 * Erases once more what an older copy of the database has brought back, and answers how many
 * orders that were. One that was paid since then was never erased at all: writing it down came
 * first, and the erasure failed. For a database that nothing else writes yet.
 */
export function eraseTombstoned(db: SqliteDb, tombstones: ReadonlyMap<string, Date>): number {
  const { byNumber } = orderStatements(db);
  const erased = erasedOrders(db);
  const back = [...tombstones].flatMap(([number, at]) => {
    const row = erased.has(number) ? undefined : byNumber.get({ number });
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
