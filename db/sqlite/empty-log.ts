import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { SqliteDb } from './open';

/**
 * What is overwritten in the database stays in its write-ahead log until that is emptied. Between
 * two turns of the event loop no transaction is open; a reader elsewhere only puts it off, until
 * the next time.
 */
export async function emptyLog(db: SqliteDb): Promise<void> {
  await nextTurn();
  db.all(sql`pragma wal_checkpoint(truncate)`);
}
