import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reading } from '@/lib/chakras/reading';
import type { ReadingQueries } from '@/lib/store/queries/readings';
import type { SqliteDb } from '../open';
import { documents, formerReadings, readings, shareLinks } from '../schema';
import { placeholders } from './placeholders';

export function readingQueries(db: SqliteDb): ReadingQueries {
  const ofOrder = (orderId: string) => eq(readings.orderId, orderId);
  const find = db
    .select()
    .from(readings)
    .where(eq(readings.orderId, sql.placeholder('orderId')))
    .prepare();
  const unseen = db
    .select({ orderId: readings.orderId })
    .from(readings)
    .where(and(eq(readings.orderId, sql.placeholder('orderId')), isNull(readings.seenAt)))
    .prepare();
  const insert = db
    .insert(readings)
    .values(placeholders('orderId', 'method', 'version', 'numbers', 'madeAt'))
    .onConflictDoNothing()
    .prepare();
  return {
    ofOrder: async (orderId) => {
      const row = find.get({ orderId });
      return row ? readingFromRow(row) : null;
    },
    insert: async (orderId, reading, madeAt) => {
      insert.run({ ...readingToRow(reading), orderId, madeAt });
    },
    replace: async (orderId, reading, madeAt) => {
      const made = { ...readingToRow(reading), madeAt, seenAt: null };
      db.update(readings).set(made).where(ofOrder(orderId)).run();
    },
    archive: async (orderId, birthDate, replacedAt) => {
      const former = find.get({ orderId });
      if (!former) return;
      const { seenAt: _, ...kept } = former;
      db.insert(formerReadings)
        .values({ ...kept, birthDate, replacedAt })
        .run();
    },
    isUnseen: async (orderId) => unseen.get({ orderId }) !== undefined,
    setSeen: async (orderId, seenAt) => {
      db.update(readings)
        .set({ seenAt })
        .where(and(ofOrder(orderId), isNull(readings.seenAt)))
        .run();
    },
    withdraw: async (orderId, revokedAt) => {
      db.delete(documents).where(eq(documents.orderId, orderId)).run();
      db.update(shareLinks)
        .set({ revokedAt })
        .where(and(eq(shareLinks.orderId, orderId), isNull(shareLinks.revokedAt)))
        .run();
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
