import type { DatabaseAddress } from '@/db/open-store';

/** The file of the database, for a program that works on nothing else; ends with 1 where none is. */
export function requireDatabaseFile(address: DatabaseAddress): string {
  if (address.kind === 'file') return address.file;
  console.error('Эта команда работает только с базой в файле, а в DATABASE_URL — PostgreSQL.');
  process.exit(1);
}
