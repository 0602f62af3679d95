import { isMigrated } from '@/db/sqlite/bring-up-to-date';
import { openSqliteReadOnly } from '@/db/sqlite/open';
import { whyFailed } from '@/lib/why-failed';

/**
 * Ends the program with 1 where the database does not open or lacks migrations of this version, and
 * says what to do: a program beside the shop makes none.
 */
export function requireMigrated(databaseFile: string): void {
  const problem = problemOf(databaseFile);
  if (!problem) return;
  console.error(problem);
  process.exit(1);
}

function problemOf(databaseFile: string): string | null {
  try {
    const { client } = openSqliteReadOnly(databaseFile);
    const isReady = isMigrated(client);
    client.close();
    if (isReady) return null;
    return `База ${databaseFile} от прежней версии: запустите магазин (npm start) или npm run migrate.`;
  } catch (error) {
    return `База ${databaseFile}: ${whyFailed(error)}.`;
  }
}
