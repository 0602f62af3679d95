import type { DatabaseAddress } from './open-store';
import type { Connection } from './sql/connection';
import { writeIntoFile } from './sqlite/write-into-file';

/**
 * Lets a program beside the shop write into its database, which is there and up to date: one
 * durable transaction, as short as those of the shop.
 */
export async function writeFromOutside<T>(
  address: DatabaseAddress,
  work: (on: Connection) => Promise<T>,
): Promise<T> {
  if (address.kind === 'file') return writeIntoFile(address.file, work);
  const { writeIntoPostgres } = await import('./postgres/open');
  return writeIntoPostgres(address.url, work);
}
