import type { Doctor } from '@/lib/store/doctor';
import type { DatabaseAddress } from './open-store';
import type { Reader } from './sql/engine';
import { readFacts } from './sqlite/doctor';
import { openSqliteReadOnly } from './sqlite/open';

/** What a program beside the shop may ask of a database. */
export type Looker = Reader & Doctor;

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
    });
  } finally {
    connection.client.close();
  }
}
