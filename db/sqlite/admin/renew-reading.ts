import { and, eq, isNull } from 'drizzle-orm';
import type { BirthDate } from '@/lib/chakras/birth-date';
import type { Reading } from '@/lib/chakras/reading';
import type { Order } from '@/lib/orders/order';
import type { SqliteDb } from '../open';
import { documents, formerReadings, orders, readings, shareLinks } from '../schema';

/** Puts a new reading in the place of the one there was, inside a transaction already open. */
export function renewReading(db: SqliteDb, order: Order, reading: Reading, at: Date): void {
  const ofOrder = eq(readings.orderId, order.id);
  const former = db.select().from(readings).where(ofOrder).get();
  if (former) {
    const { seenAt: _, ...kept } = former;
    db.insert(formerReadings)
      .values({ ...kept, birthDate: order.birthDate, replacedAt: at })
      .run();
  }
  const { method, version, ...numbers } = reading;
  const made = { method, version, numbers: JSON.stringify(numbers), madeAt: at, seenAt: null };
  db.update(readings).set(made).where(ofOrder).run();
  db.delete(documents).where(eq(documents.orderId, order.id)).run();
  db.update(shareLinks)
    .set({ revokedAt: at })
    .where(and(eq(shareLinks.orderId, order.id), isNull(shareLinks.revokedAt)))
    .run();
}

export function putBirthDate(db: SqliteDb, { id }: Order, birthDate: BirthDate): void {
  db.update(orders).set({ birthDate }).where(eq(orders.id, id)).run();
}
