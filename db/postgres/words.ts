import { and, type SQL, sql } from 'drizzle-orm';
import { MOSCOW_OFFSET_MS } from '@/lib/time';
import type { SqlDb } from '../sql/connection';
import type { Words } from '../sql/words';
import { holds } from './columns';
import { lockTopics } from './topics';

const MOSCOW_OFFSET = sql.raw(`interval '${MOSCOW_OFFSET_MS / 1000} seconds'`);

/** What PostgreSQL says in its own way. */
export const words: Words = {
  place: (table) => sql`${table}.place`.mapWith(Number),
  holds,
  later: (one, other) => sql`greatest(${one}, ${other})`,
  contains: (text, piece) => sql`strpos(${text}::text, ${piece}) > 0`,
  isAmong: (column, values) => sql`${column} = any(${sql.param([...values])}::text[])`,
  moscowDay: (at) => sql`to_char(${at} at time zone 'UTC' + ${MOSCOW_OFFSET}, 'YYYY-MM-DD')`,
  withoutIndex: (value) => sql`${value}`,
  noLimit: null,
  search: (phrases) => ({
    from: sql`order_search`,
    condition: and(...phrases.map(contained)) ?? sql`true`,
    place: sql`order_search.place`,
  }),
  databaseBytes: async (db) => {
    const bytes = sql`pg_database_size(current_database())`.mapWith(Number);
    const [size] = await db.select({ bytes }).from(sql`(select 1) as one`);
    return size?.bytes ?? 0;
  },
  lockPlaces: (db) => lockTopics(db, ['places of orders']),
  movePlaces,
};

/** The index of words is folded in the same way. */
function contained(phrase: string): SQL {
  const piece = `%${phrase.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`order_search.text like lower(${piece} collate "und-x-icu") collate "C"`;
}

/** In two steps, because no two orders may have one place even for a moment. */
async function movePlaces(db: SqlDb, from: number): Promise<void> {
  await db.execute(sql`update orders set seq = -seq - 1 where seq >= ${from}`);
  await db.execute(sql`update orders set seq = -seq where seq < 0`);
}
