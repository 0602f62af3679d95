import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reading } from '@/lib/chakras/reading';
import type { ReadingQueries } from '@/lib/store/queries/readings';
import type { Connection } from '../connection';
import { first } from '../first';
import { placeholders } from './placeholders';

export function readingQueries({ db, tables }: Connection): ReadingQueries {
  const { documents, formerReadings, readings, shareLinks } = tables;
  const ofOrder = (orderId: string) => eq(readings.orderId, orderId);
  const find = db
    .select()
    .from(readings)
    .where(eq(readings.orderId, sql.placeholder('orderId')))
    .prepare('reading_of_order');
  const unseen = db
    .select({ orderId: readings.orderId })
    .from(readings)
    .where(and(eq(readings.orderId, sql.placeholder('orderId')), isNull(readings.seenAt)))
    .prepare('unseen_reading');
  const insert = db
    .insert(readings)
    .values(placeholders('orderId', 'method', 'version', 'numbers', 'madeAt'))
    .onConflictDoNothing()
    .prepare('reading_insert');
  return {
    ofOrder: async (orderId) => {
      const row = await first(find.execute({ orderId }));
      return row ? readingFromRow(row) : null;
    },
    insert: async (orderId, reading, madeAt) => {
      await insert.execute({ ...readingToRow(reading), orderId, madeAt });
    },
    replace: async (orderId, reading, madeAt) => {
      const made = { ...readingToRow(reading), madeAt, seenAt: null };
      await db.update(readings).set(made).where(ofOrder(orderId));
    },
    archive: async (orderId, birthDate, replacedAt) => {
      const former = await first(find.execute({ orderId }));
      if (!former) return;
      const { seenAt: _, ...kept } = former;
      await db.insert(formerReadings).values({ ...kept, birthDate, replacedAt });
    },
    isUnseen: async (orderId) => (await unseen.execute({ orderId })).length > 0,
    setSeen: async (orderId, seenAt) => {
      await db
        .update(readings)
        .set({ seenAt })
        .where(and(ofOrder(orderId), isNull(readings.seenAt)));
    },
    withdraw: async (orderId, revokedAt) => {
      await db.delete(documents).where(eq(documents.orderId, orderId));
      await db
        .update(shareLinks)
        .set({ revokedAt })
        .where(and(eq(shareLinks.orderId, orderId), isNull(shareLinks.revokedAt)));
    },
  };
}

function readingToRow({ method, version, ...numbers }: Reading) {
  return { method, version, numbers: JSON.stringify(numbers) };
}

function readingFromRow(row: { method: string; version: number; numbers: string }): Reading {
  const numbers = JSON.parse(row.numbers) as Omit<Reading, 'method' | 'version'>;
  return { method: row.method, version: row.version, ...numbers };
}
