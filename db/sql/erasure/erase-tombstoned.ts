import { and, eq, isNull } from 'drizzle-orm';
import type { OrderNumber } from '@/lib/orders/number';
import type { Connection } from '../connection';
import { first } from '../first';
import { orderFromRow } from '../order-rows';
import { eraseTraces } from './erase-traces';

/**
 * Erases once more what an older copy of the database has brought back, inside a transaction that
 * is already open, and returns how many orders that were. One that was paid since then was never
 * erased at all: writing it down came first, and the erasure failed.
 */
export async function eraseTombstoned(
  on: Connection,
  tombstones: ReadonlyMap<string, Date>,
): Promise<number> {
  let count = 0;
  for (const [number, at] of tombstones) {
    const row = await livingOrder(on, number as OrderNumber);
    if (!row || (row.paidAt && row.paidAt > at)) continue;
    await eraseTraces(on, [orderFromRow(row)], at);
    count += 1;
  }
  return count;
}

function livingOrder({ db, tables: { orders } }: Connection, number: OrderNumber) {
  const isIt = and(eq(orders.number, number), isNull(orders.erasedAt));
  return first(db.select().from(orders).where(isIt));
}
