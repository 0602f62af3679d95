import type Database from 'better-sqlite3';
import type { Doctor, DoctorFacts } from '@/lib/store/doctor';
import { lastPaymentEvents } from '../sql/admin/last-payment-events';
import type { Reader } from '../sql/engine';
import { appliedCount, migrationCount } from './bring-up-to-date';
import type { GroupCommit } from './group-commit';
import type { SqliteConnection } from './open';

const FULL = 2;

/** The part of the admin that looks at the database itself. */
export function doctorMethods({ read }: Reader, group: GroupCommit): Doctor {
  return {
    doctorFacts: async () => {
      // The level is only true after a write: see `openSqlite`.
      const level = await group.write(({ client }) => {
        client.pragma(`user_version = ${migrationCount()}`);
        return client.pragma('synchronous', { simple: true });
      });
      return {
        isDurable: level === FULL,
        erased: { heldSince: group.log.erasedHeldSince },
        migrations: migrationsOf(group.connection.client),
        lastPaymentEvents: await read(lastPaymentEvents),
      };
    },
  };
}

/** The same of a database that may only be looked at. */
export async function readFacts(on: SqliteConnection): Promise<DoctorFacts> {
  return {
    isDurable: null,
    erased: null,
    migrations: migrationsOf(on.client),
    lastPaymentEvents: await lastPaymentEvents(on),
  };
}

function migrationsOf(client: Database.Database): DoctorFacts['migrations'] {
  return { applied: appliedCount(client), known: migrationCount() };
}
