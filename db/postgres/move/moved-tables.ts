import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { tables as sqliteTables } from '../../sqlite/schema';
import { tables as postgresTables } from '../schema';

/** A value as both engines mean it: what a column stores is something else on each. */
export type Value = unknown;

/** A column of both engines. */
export type MovedColumn = {
  /** As SQLite calls it. */
  from: string;
  /** As PostgreSQL calls it. */
  to: string;
  /** Its type in PostgreSQL, without a collation. */
  type: string;
  read(stored: unknown): Value;
  send(value: Value): unknown;
};

export type MovedTable = { name: string; columns: readonly MovedColumn[] };

/** The names of all tables of the shop, each behind those that its rows refer to. */
export function tableNames(): string[] {
  return inOrder().map(({ target }) => getTableName(target));
}

/**
 * The same with their columns. Of the tables that are `placed`, PostgreSQL has in a column of its
 * own where a row lies in the order of coming; SQLite knows it without one.
 */
export function movedTables(placed: ReadonlySet<string>): MovedTable[] {
  return inOrder().map(({ source, target }) => {
    const name = getTableName(target);
    const columns = columnsOf(source, target);
    return { name, columns: placed.has(name) ? [...columns, PLACE] : columns };
  });
}

const PLACE: MovedColumn = {
  from: 'rowid',
  to: 'place',
  type: 'bigint',
  read: (stored) => stored,
  send: (value) => value,
};

type Pair = { source: PgTable; target: PgTable };

function columnsOf(source: PgTable, target: PgTable): MovedColumn[] {
  const there = getTableColumns(target);
  return Object.entries(getTableColumns(source)).map(([key, from]) => {
    const to = there[key];
    if (!to) throw new Error(`${getTableName(target)} has no ${key}`);
    return {
      from: from.name,
      to: to.name,
      type: to.getSQLType().replace(/ collate .*/, ''),
      read: (stored) => (stored === null ? null : from.mapFromDriverValue(stored)),
      send: (value) => (value === null ? null : to.mapToDriverValue(value)),
    };
  });
}

function inOrder(): Pair[] {
  const ordered = new Map<string, Pair>();
  const byName = new Map(allPairs().map((pair) => [getTableName(pair.target), pair]));
  const place = (pair: Pair) => {
    const name = getTableName(pair.target);
    if (ordered.has(name)) return;
    for (const { reference } of getTableConfig(pair.target).foreignKeys) {
      const parent = byName.get(getTableName(reference().foreignTable));
      if (parent) place(parent);
    }
    ordered.set(name, pair);
  };
  byName.forEach(place);
  return [...ordered.values()];
}

function allPairs(): Pair[] {
  const there: Record<string, PgTable> = postgresTables;
  return Object.entries(sqliteTables).map(([key, source]) => {
    const target = there[key];
    if (!target) throw new Error(`PostgreSQL has no table ${key}`);
    return { source, target };
  });
}
