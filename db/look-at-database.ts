import type { Doctor } from '@/lib/store/doctor';
import type { DatabaseAddress } from './open-store';
import type { Reader } from './sql/engine';
import { isMigrated } from './sqlite/bring-up-to-date';
import { readFacts } from './sqlite/doctor';
import { openSqliteReadOnly } from './sqlite/open';

/** What a program beside the shop may ask of a database. */
export type Looker = Reader &
  Doctor & {
    /** Whether it has every migration that this code knows; it may have more. */
    isMigrated(): Promise<boolean>;
  };

/** Lets a program look at a database that another may be working on; changes nothing in it. */
export async function lookAtDatabase<T>(
  address: DatabaseAddress,
  look: (looker: Looker) => Promise<T>,
): Promise<T> {
  if (address.kind === 'postgres') {
    const { lookAtPostgres } = await import('./postgres/open');
    return lookAtPostgres(address.url, look);
  }
  const connection = openSqliteReadOnly(address.file);
  try {
    return await look({
      read: (ask) => ask(connection),
      doctorFacts: () => readFacts(connection),
      isMigrated: async () => isMigrated(connection.client),
    });
  } finally {
    connection.client.close();
  }
}
