import { sql } from 'drizzle-orm';
import { MOSCOW_OFFSET_MS } from '@/lib/time';
import type { SqlDb } from '../sql/connection';
import type { Words } from '../sql/words';
import { holds } from './columns';
import type { SqliteDb } from './open';

const MOSCOW_OFFSET_S = sql.raw(String(MOSCOW_OFFSET_MS / 1000));

/** What SQLite says in its own way. */
export const words: Words = {
  place: (table) => sql`${table}.rowid`.mapWith(Number),
  holds,
  later: (one, other) => sql`max(${one}, ${other})`,
  contains: (text, piece) => sql`instr(${text}, ${piece}) > 0`,
  // However many they are, it is one value of the statement.
  isAmong: (column, values) =>
    sql`${column} in (select value from json_each(${JSON.stringify(values)}))`,
  moscowDay: (at) => sql`date(${at} / 1000 + ${MOSCOW_OFFSET_S}, 'unixepoch')`,
  // The unary plus changes nothing but the choice of the index (sqlite.org/optoverview.html §2).
  withoutIndex: (value) => sql`+${value}`,
  noLimit: -1,
  search: (phrases) => ({
    from: sql`order_search`,
    condition: sql`order_search match ${phrases.map(quoted).join(' ')}`,
    place: sql`order_search.rowid`,
  }),
  databaseBytes: async (db) => pragma(db, 'page_count') * pragma(db, 'page_size'),
  // One process writes, and one transaction at a time.
  lockPlaces: async () => undefined,
  movePlaces,
};

/** A phrase as the index of words takes it to the letter. */
function quoted(phrase: string): string {
  return `"${phrase.replaceAll('"', '""')}"`;
}

function pragma(db: SqlDb, name: 'page_count' | 'page_size'): number {
  return Number((db as SqliteDb).$client.pragma(name, { simple: true }));
}

/**
 * In two steps, because no two orders may have one place even for a moment; their rows in the index
 * of words move too.
 */
async function movePlaces(db: SqlDb, from: number): Promise<void> {
  const { $client: client } = db as SqliteDb;
  client.prepare('delete from order_search where rowid >= ?').run(from);
  client.prepare('update orders set seq = -seq - 1 where seq >= ?').run(from);
  client.prepare('update orders set seq = -seq where seq < 0').run();
  client
    .prepare(
      'insert into order_search (rowid, text) select seq, text from order_search_text where seq > ?',
    )
    .run(from);
}
