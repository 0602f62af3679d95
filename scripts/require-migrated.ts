import { existsSync } from 'node:fs';
import { lookAtDatabase } from '@/db/look-at-database';
import { type DatabaseAddress, databaseName } from '@/db/open-store';
import { whyPostgresFailed } from '@/db/postgres/why-failed';
import { whyFailed } from '@/lib/why-failed';
import { becomeOwner } from './become-owner';

/**
 * For a program that works on the database beside the shop: goes on as the owner of its file, and
 * ends with 1 where it is not there, does not open or lacks migrations of this version.
 */
export async function requireDatabase(address: DatabaseAddress): Promise<void> {
  if (address.kind === 'file') becomeOwner(address.file);
  if (address.kind === 'file' && !existsSync(address.file)) {
    console.error(`Базы ${databaseName(address)} ещё нет: запустите магазин (npm start).`);
    process.exit(1);
  }
  await requireMigrated(address);
}

/**
 * Ends the program with 1 where the database does not open or lacks migrations of this version, and
 * says what to do: a program beside the shop makes none.
 */
export async function requireMigrated(address: DatabaseAddress): Promise<void> {
  const problem = await problemOf(address);
  if (!problem) return;
  console.error(problem);
  process.exit(1);
}

async function problemOf(address: DatabaseAddress): Promise<string | null> {
  const name = databaseName(address);
  try {
    if (await lookAtDatabase(address, ({ isMigrated }) => isMigrated())) return null;
    return `База ${name} от прежней версии: запустите магазин (npm start) или npm run migrate.`;
  } catch (error) {
    const why = address.kind === 'file' ? whyFailed(error) : whyPostgresFailed(error);
    return `База ${name}: ${why}.`;
  }
}
