import { asc, gt, max } from 'drizzle-orm';
import type { Connection } from '../connection';
import { first } from '../first';

/** Orders placed at once are saved in any order, and a clock may go back a little. */
const TOLERANCE_MS = 60_000;

/**
 * Makes room for an order of that time among the places of all, which lists go by, and returns its
 * place: as a rule behind the last one. A payment event may bring back an order of long ago; then
 * those placed since move on by one.
 */
export async function placeOf(on: Connection, createdAt: Date): Promise<number> {
  const {
    db,
    tables: { orders },
    words,
  } = on;
  await words.lockPlaces(db);
  const later = await first(
    db
      .select({ place: orders.seq })
      .from(orders)
      .where(gt(orders.createdAt, new Date(createdAt.getTime() + TOLERANCE_MS)))
      .orderBy(asc(orders.createdAt), asc(orders.seq))
      .limit(1),
  );
  if (later) await words.movePlaces(db, later.place);
  return later?.place ?? (await lastPlace(on)) + 1;
}

async function lastPlace({ db, tables: { orders } }: Connection): Promise<number> {
  return (await first(db.select({ place: max(orders.seq) }).from(orders)))?.place ?? 0;
}
