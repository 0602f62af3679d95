import type Database from 'better-sqlite3';
import { appliedCount, isMigrated, migrationCount } from '../../sqlite/bring-up-to-date';
import { tableNames } from './moved-tables';

export type SourceState = 'same_version' | 'older' | 'newer';

export type SourceFacts = {
  state: SourceState;
  /** The file without its log. */
  bytes: number;
  /** Of each table; none of a database of another version. */
  rows: ReadonlyMap<string, number>;
};

/** Looks at an SQLite database and changes nothing. */
export function examineSource(client: Database.Database): SourceFacts {
  const state = stateOf(client);
  const pragma = (name: string) => Number(client.pragma(name, { simple: true }));
  const count = (name: string) =>
    Number(client.prepare(`select count(*) from "${name}"`).pluck().get());
  const names = state === 'same_version' ? tableNames() : [];
  return {
    state,
    bytes: pragma('page_count') * pragma('page_size'),
    rows: new Map(names.map((name) => [name, count(name)])),
  };
}

function stateOf(client: Database.Database): SourceState {
  if (!isMigrated(client)) return 'older';
  return appliedCount(client) > migrationCount() ? 'newer' : 'same_version';
}
