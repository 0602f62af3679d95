import { asc, gt, sql } from 'drizzle-orm';
import type { SqliteDb } from '../open';
import { orders } from '../schema';

/** Orders placed at once are saved in any order, and a clock may go back a little. */
const TOLERANCE_MS = 60_000;

/**
 * Makes room for an order of that time among the places of all, which lists go by, and returns its
 * place: as a rule behind the last one. A payment event may bring back an order of long ago; then
 * those placed since move on by one, and so do their rows in the index of words.
 */
export function placeOf(db: SqliteDb, createdAt: Date): number {
  const later = db
    .select({ place: orders.seq })
    .from(orders)
    .where(gt(orders.createdAt, new Date(createdAt.getTime() + TOLERANCE_MS)))
    .orderBy(asc(orders.createdAt), asc(orders.seq))
    .limit(1)
    .get();
  if (later) moveOn(db, later.place);
  return later?.place ?? lastPlace(db) + 1;
}

function lastPlace(db: SqliteDb): number {
  return db.select({ place: sql<number>`coalesce(max(seq), 0)` }).from(orders).get()?.place ?? 0;
}

/** In two steps, because no two orders may have one place even for a moment. */
function moveOn(db: SqliteDb, from: number): void {
  db.run(sql`delete from order_search where rowid >= ${from}`);
  db.run(sql`update orders set seq = -seq - 1 where seq >= ${from}`);
  db.run(sql`update orders set seq = -seq where seq < 0`);
  db.run(sql`
    insert into order_search (rowid, text)
    select seq, text from order_search_text where seq > ${from}`);
}
