import Database from 'better-sqlite3';

/**
 * What became of a database since a copy of it was made: its schema is the same; it has gone on to
 * a newer one and holds nothing else that is new; or people have come to the newer one.
 */
export type ChangeSince = 'same_schema' | 'migrated' | 'migrated_and_used';

/**
 * Every action of a buyer, of the seller or of Prodamus that is answered for leaves a row in one of
 * these.
 */
const ACTIONS = [
  'orders',
  'payment_links',
  'payment_notices',
  'payment_facts',
  'payment_returns',
  'share_links',
  'telegram_updates',
  'audit_log',
];

const APPLIED = '__drizzle_migrations';

/** Compares two files that nobody writes to; throws when one is not there or does not read. */
export function changeSince(copy: string, databaseFile: string): ChangeSince {
  const then = factsOf(copy);
  const now = factsOf(databaseFile);
  if (then.migrations === now.migrations) return 'same_schema';
  const isUsed = [...then.rows].some(([table, rows]) => now.rows.get(table) !== rows);
  return isUsed ? 'migrated_and_used' : 'migrated';
}

/** How many, and where rows have ids that grow, the newest: old ones may go while new ones come. */
function rowsOf(client: Database.Database, table: string): string {
  const hasIds = client.prepare('select 1 from pragma_table_info(?) where name = ?');
  const newest = hasIds.get(table, 'id') ? " || ' ' || coalesce(max(id), '')" : '';
  return `select count(*)${newest} from ${table}`;
}

/** A file of an earlier version has fewer tables; a new one is empty or filled from what there was. */
function factsOf(file: string) {
  const client = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const there = client.prepare("select name from sqlite_schema where type = 'table'").pluck();
    const tables = new Set(there.all());
    const ask = (query: string) => client.prepare(query).pluck().get();
    const actions = ACTIONS.filter((table) => tables.has(table));
    return {
      migrations: tables.has(APPLIED) ? ask(`select count(*) from ${APPLIED}`) : 0,
      rows: new Map(actions.map((table) => [table, ask(rowsOf(client, table))])),
    };
  } finally {
    client.close();
  }
}
