import { desc, sql } from 'drizzle-orm';
import type { Doctor, DoctorFacts } from '@/lib/store/doctor';
import { migrationCount } from '../bring-up-to-date';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { paymentEvents } from '../schema';
import { OF_A_TEST } from './payment-event-rows';

const FULL = 2;
const LAST = 3;

/** The part of the admin that looks at the database itself. */
export function doctorMethods(db: SqliteDb, group: GroupCommit): Doctor {
  return {
    doctorFacts: async () => {
      // The level is only true after a write: see `openSqlite`.
      const level = await group.write((db) => {
        db.run(sql.raw(`pragma user_version = ${migrationCount()}`));
        return db.get<{ synchronous: number }>(sql`pragma synchronous`);
      });
      const erased = { heldSince: group.log.erasedHeldSince };
      return { ...readFacts(db), isDurable: level?.synchronous === FULL, erased };
    },
  };
}

/** The same of a database that may only be looked at. */
export function readFacts(db: SqliteDb): DoctorFacts {
  const applied = db.get<{ n: number }>(sql`select count(*) as n from __drizzle_migrations`);
  const last = db
    .select({ demo: paymentEvents.demo })
    .from(paymentEvents)
    .where(sql`not ${OF_A_TEST}`)
    .orderBy(desc(paymentEvents.id))
    .limit(LAST)
    .all();
  return {
    isDurable: null,
    erased: null,
    migrations: { applied: applied?.n ?? 0, known: migrationCount() },
    lastPaymentEvents: { all: last.length, demo: last.filter(({ demo }) => demo).length },
  };
}
