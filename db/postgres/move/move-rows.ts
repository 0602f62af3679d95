import type Database from 'better-sqlite3';
import type { ClientBase } from 'pg';
import { placedTables, setCounters } from './counters';
import { type MovedTable, movedTables, type Value } from './moved-tables';
import { readBack } from './read-back';
import type { RowSum } from './row-sum';
import { sourceRows } from './source-rows';
import { writeRows } from './write-rows';

/** What is told of a table once its rows are written. */
export type OnTable = (name: string, rows: number) => void;

/** The numbers of erased orders: a file beside SQLite, a table of PostgreSQL. */
const ERASED_NUMBERS: MovedTable = {
  name: 'erased_numbers',
  columns: [
    { from: 'number', to: 'number', type: 'text', read: same, send: same },
    {
      from: 'erased_at',
      to: 'erased_at',
      type: 'timestamp (3) with time zone',
      read: same,
      send: (at) => (at as Date).toISOString(),
    },
  ],
};

/**
 * Writes every row of the shop inside the transaction that is open, reads all of it back and
 * returns the names of the tables whose count or sum is not the same; none when all is well.
 */
export async function moveRows(
  client: ClientBase,
  source: Database.Database,
  erased: ReadonlyMap<string, Date>,
  onTable: OnTable,
): Promise<string[]> {
  const written: { table: MovedTable; sum: RowSum }[] = [];
  const write = async (table: MovedTable, rows: Iterable<readonly Value[]>) => {
    const sum = await writeRows(client, table, rows);
    written.push({ table, sum });
    onTable(table.name, sum.rows);
  };
  for (const table of movedTables(await placedTables(client))) {
    await write(table, sourceRows(source, table));
  }
  await write(ERASED_NUMBERS, erased);
  await setCounters(client, source);
  const unequal: string[] = [];
  for (const { table, sum } of written) {
    if (!sum.equals(await readBack(client, table))) unequal.push(table.name);
  }
  return unequal;
}

function same(value: Value): Value {
  return value;
}
