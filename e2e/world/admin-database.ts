import Database from 'better-sqlite3';

export type Dump = Record<string, string[]>;

const TABLES = `select name from sqlite_master where type = 'table'
  and sql not like 'create virtual%' and name not like 'sqlite_%'`;
/** Looking in the admin moves it, and looking is no change. */
const LOOKED_AT = { desk_sessions: 'seen_at' } as Record<string, string>;

/** All that a shop has kept, row by row, as another process sees it. */
export function dumpOf(databaseFile: string): Dump {
  return withDatabase(databaseFile, (db) => {
    const tables = db.prepare(TABLES).pluck().all() as string[];
    return Object.fromEntries(tables.map((table) => [table, rowsOf(db, table)]));
  });
}

/** Runs one statement on a shop's database, as another process would. */
export function change(databaseFile: string, sql: string, ...values: unknown[]): void {
  withDatabase(databaseFile, (db) => db.prepare(sql).run(...values));
}

/** The first column of all rows of a question. */
export function ask(databaseFile: string, sql: string, ...values: unknown[]): unknown[] {
  return withDatabase(databaseFile, (db) =>
    db
      .prepare(sql)
      .pluck()
      .all(...values),
  );
}

/** What became of the payment events that name this number, in the order they came. */
export function outcomesOf(databaseFile: string, orderNumber: string): unknown[] {
  const outcomes = 'select outcome from payment_notices where order_number = ? order by id';
  return ask(databaseFile, outcomes, orderNumber);
}

function rowsOf(db: Database.Database, table: string): string[] {
  const rows = db.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
  const ignored = LOOKED_AT[table];
  return rows.map((row) => JSON.stringify(ignored ? { ...row, [ignored]: null } : row));
}

function withDatabase<T>(file: string, use: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return use(db);
  } finally {
    db.close();
  }
}
