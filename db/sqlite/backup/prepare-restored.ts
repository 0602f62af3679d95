import path from 'node:path';
import Database from 'better-sqlite3';
import { and, eq, isNull } from 'drizzle-orm';
import { writeAuditLine } from '../desk/audit-log';
import { eraseTraces } from '../erase-traces';
import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { deskSessions, notifications, orders, telegramUpdates } from '../schema';

/** Orders erased since the copy was made, with the time; null when nobody can tell any more. */
export type ErasedSince = readonly { id: string; at: Date }[] | null;

/** What was made of a copy; `erasedAgain` is null when nobody can tell which orders to erase. */
export type Prepared = { held: number; erasedAgain: number | null };

type Restore = { erased: ErasedSince; from: string; at: Date };

/**
 * Makes a copy fit to go on with, in one transaction: its messages wait for the seller, because
 * they may have been sent after it was made; the bot answers nothing a second time; whoever was
 * signed in signs in anew; and what was erased since is erased again.
 */
export function prepareRestored(db: SqliteDb, { erased, from, at }: Restore): Prepared {
  return db.transaction(() => {
    const waiting = { outcome: 'held', reason: HELD_REASON, leasedUntil: null } as const;
    const { changes: held } = db
      .update(notifications)
      .set(waiting)
      .where(isNull(notifications.outcome))
      .run();
    const done = { handledAt: at, body: null };
    db.update(telegramUpdates).set(done).where(isNull(telegramUpdates.handledAt)).run();
    db.update(deskSessions).set({ endedAt: at }).where(isNull(deskSessions.endedAt)).run();
    const erasedAgain = erased && eraseAgain(db, erased);
    const details = { copy: path.basename(from), held, erasedAgain };
    writeAuditLine(db, { at, actor: 'server', act: 'restored', details });
    return { held, erasedAgain };
  });
}

const HELD_REASON = 'база из копии: могло уже уйти';

function eraseAgain(db: SqliteDb, erased: NonNullable<ErasedSince>): number {
  let count = 0;
  for (const { id, at } of erased) {
    const known = and(eq(orders.id, id), isNull(orders.erasedAt));
    const row = db.select().from(orders).where(known).get();
    if (!row) continue;
    eraseTraces(db, [orderFromRow(row)], at);
    count += 1;
  }
  return count;
}

/** The orders that are erased in a database; null when it cannot be read. */
export function erasedIn(databaseFile: string): ErasedSince {
  let client: Database.Database | null = null;
  try {
    client = new Database(databaseFile, { readonly: true, fileMustExist: true });
    const rows = client
      .prepare('select id, erased_at as at from orders where erased_at is not null')
      .all() as { id: string; at: number }[];
    return rows.map(({ id, at }) => ({ id, at: new Date(at) }));
  } catch {
    // The file that is lost or broken says nothing; whoever restores is told so.
    return null;
  } finally {
    client?.close();
  }
}
