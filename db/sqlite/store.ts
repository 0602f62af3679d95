import { OwnError } from '@/lib/own-error';
import type { Store } from '@/lib/store/store';
import { sqliteAdmin } from './admin/admin';
import { migrationCount } from './bring-up-to-date';
import { documentMethods } from './documents';
import { eraseTombstoned } from './erasure/erase-tombstoned';
import { retentionMethods } from './erasure/retention';
import { recordTombstones, tombstonesIn } from './erasure/tombstones';
import { findMethods } from './find';
import { GroupCommit } from './group-commit';
import { openSqlite, type SqliteDb } from './open';
import { orderStatements } from './order-statements';
import { orderFileById, orderMethods } from './orders';
import { enqueueIn, outboxMethods } from './outbox';
import { keepingContacts } from './payment-event-contacts';
import { paymentEventStatements } from './payment-event-statements';
import { paymentEventMethods } from './payment-events';
import { returnMethods } from './returns';
import { shareMethods } from './shares';
import { telegramMethods, updateMethods } from './telegram';

/** The store on an SQLite file. One process owns the file; others only read or write briefly. */
export function openSqliteStore(file: string): Store {
  return sqliteStore(openSqlite(file).db);
}

/** The store on a database that is open already and has the newest schema. */
export function sqliteStore(db: SqliteDb): Store {
  const client = db.$client;
  recordTombstones(db);
  eraseTombstoned(db, tombstonesIn(db));
  const group = new GroupCommit(client);
  const statements = {
    ...orderStatements(db),
    ...paymentEventStatements(db),
    keepContacts: keepingContacts(client),
  };
  const fileOf = (orderId: string) => orderFileById(orderId, statements);
  const enqueue = enqueueIn(db);
  const applied = client.prepare('select count(*) as n from __drizzle_migrations');
  return {
    ...orderMethods(db, group, statements, enqueue),
    ...findMethods(db, group, statements),
    ...paymentEventMethods(group, statements, enqueue),
    ...outboxMethods(db, group, statements),
    ...returnMethods(db, group, enqueue),
    ...telegramMethods(db, group, statements, enqueue),
    ...updateMethods(db, group),
    ...shareMethods(db, group, fileOf),
    ...documentMethods(db, group, statements),
    ...retentionMethods(db, group),
    admin: sqliteAdmin(db, group),
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
      client.close();
    },
  };
}
