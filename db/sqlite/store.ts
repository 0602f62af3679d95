import { OwnError } from '@/lib/own-error';
import type { Store } from '@/lib/store/store';
import { sqliteAdmin } from './admin/admin';
import { migrationCount } from './bring-up-to-date';
import { eraseTombstoned } from './erasure/erase-tombstoned';
import { recordTombstones, shareTombstones, tombstonesIn } from './erasure/tombstones';
import { GroupCommit } from './group-commit';
import { openReader, openSqlite, type SqliteDb } from './open';
import { orderDetailsMethods } from './order-details';
import { updateMethods } from './telegram';
import { sqliteUnitOfWork } from './unit-of-work';

/** The store on an SQLite file. One process owns the file; others only read or write briefly. */
export function openSqliteStore(file: string): Store {
  return sqliteStore(openSqlite(file).db);
}

/** The store on a database that is open already and has the newest schema. */
export function sqliteStore(db: SqliteDb): Store {
  const client = db.$client;
  recordTombstones(db);
  eraseTombstoned(db, tombstonesIn(db));
  const group = new GroupCommit(db);
  const reader = openReader(db);
  shareTombstones(db, reader);
  const unitOfWork = sqliteUnitOfWork(reader, group);
  const applied = client.prepare('select count(*) as n from __drizzle_migrations');
  return {
    ...unitOfWork,
    ...orderDetailsMethods(unitOfWork),
    ...updateMethods(reader, group),
    admin: sqliteAdmin(reader, group),
    assertReady: async () => {
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
      if (reader !== db) reader.$client.close();
      client.close();
    },
  };
}
