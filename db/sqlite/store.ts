import type Database from 'better-sqlite3';
import { OwnError } from '@/lib/own-error';
import type { Store } from '@/lib/store/store';
import type { Engine } from '../sql/engine';
import { eraseTombstoned } from '../sql/erasure/erase-tombstoned';
import { sqlStore } from '../sql/store';
import { migrationCount } from './bring-up-to-date';
import { doctorMethods } from './doctor';
import { sqliteEngine } from './engine';
import { erasedIn } from './erasure/tombstones';
import { GroupCommit } from './group-commit';
import { oneProcess } from './one-process';
import { openReader, openSqlite, type SqliteConnection } from './open';

/** The store on an SQLite file. One process owns the file; others only read or write briefly. */
export function openSqliteStore(file: string): Store {
  return sqliteStore(openSqlite(file));
}

/** The store on a database that is open already and has the newest schema. */
export function sqliteStore(writer: SqliteConnection): Store {
  const { client, tombstones } = writer;
  tombstones.addMissing(erasedIn(client));
  const group = new GroupCommit(writer);
  const erasedAgain = hasReturned(client, tombstones.all())
    ? group.erase((on) => eraseTombstoned(on, tombstones.all()))
    : null;
  const reader = openReader(writer);
  const engine = waitingFor(erasedAgain, sqliteEngine(reader, group));
  const applied = client.prepare('select count(*) as n from __drizzle_migrations');
  return {
    ...sqlStore(engine, doctorMethods(engine, group)),
    ...oneProcess(),
    assertReady: async () => {
      await erasedAgain;
      const { n } = applied.get() as { n: number };
      if (n < migrationCount()) throw new OwnError('the database lacks migrations');
    },
    emptyLog: async () => {
      group.log.empty();
      return group.log.erasedHeldSince;
    },
    erasedHeldSince: () => group.log.erasedHeldSince,
    close: async () => {
      await group.drained();
      // The last connection empties the log, and a reader cannot.
      if (reader !== writer) reader.client.close();
      client.close();
    },
  };
}

/** Whether an older copy of the database has brought back an order that was erased. */
function hasReturned(client: Database.Database, erased: ReadonlyMap<string, Date>): boolean {
  const find = client.prepare('select 1 from orders where number = ? and erased_at is null');
  return [...erased.keys()].some((number) => find.get(number) !== undefined);
}

/** Nobody sees or changes anything before whom the shop had erased is erased again. */
function waitingFor(first: Promise<unknown> | null, engine: Engine): Engine {
  if (!first) return engine;
  first.catch(() => undefined);
  return {
    read: (look) => first.then(() => engine.read(look)),
    write: (about, work) => first.then(() => engine.write(about, work)),
    erase: (about, work) => first.then(() => engine.erase(about, work)),
  };
}
