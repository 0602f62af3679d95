import { buriedIn } from './buried-orders';
import { eraseTraces } from './erase-traces';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import { orderStatements } from './order-statements';

/**
 * Erases once more what an older copy of the database has brought back. For the start, when
 * nothing else writes yet.
 */
export function eraseBuried(db: SqliteDb): void {
  const { byNumber } = orderStatements(db);
  const back = [...buriedIn(db)].flatMap(([number, at]) => {
    const row = byNumber.get({ number });
    return row ? [{ order: orderFromRow(row), at }] : [];
  });
  if (back.length === 0) return;
  db.transaction(() => {
    for (const { order, at } of back) eraseTraces(db, [order], at);
  });
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
}
