import type Database from 'better-sqlite3';
import {
  appendTombstonesBeside,
  type Erased,
  tombstonesBeside,
} from '../../backup/tombstones-file';
import type { Tombstones } from '../../sql/connection';

/** The tombstones of a database file, and all of them with their times. */
export type FileTombstones = Tombstones & {
  all(): Erased;
  /** Writes down whom the database knows as erased and the file beside it does not. */
  addMissing(erased: Erased): void;
};

/** The tombstones beside a database, read when they are first asked for: one process owns the file. */
export function tombstonesOf({ memory, name }: Database.Database): FileTombstones {
  let known: Map<string, Date> | null = null;
  const all = () => {
    known ??= memory ? new Map() : tombstonesBeside(name);
    return known;
  };
  const add = (erased: Erased) => {
    const tombstones = all();
    if (!memory) appendTombstonesBeside(name, erased);
    for (const [number, at] of erased) tombstones.set(number, at);
  };
  return {
    all,
    has: (number) => all().has(number),
    add: (numbers, at) => add(new Map(numbers.map((number) => [number, at]))),
    addMissing: (erased) => add(new Map([...erased].filter(([number]) => !all().has(number)))),
  };
}

/** The erased orders that a database itself knows of. */
export function erasedIn(client: Database.Database): Map<string, Date> {
  const rows = client
    .prepare('select number, erased_at as at from orders where erased_at is not null')
    .all() as { number: string; at: number }[];
  return new Map(rows.map(({ number, at }) => [number, new Date(at)]));
}
