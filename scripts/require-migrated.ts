import { isMigrated } from '@/db/sqlite/bring-up-to-date';
import { openSqliteReadOnly } from '@/db/sqlite/open';

/**
 * Ends the program with 1 where the database lacks migrations of this version, and says what to do:
 * a program beside the shop makes none.
 */
export function requireMigrated(databaseFile: string): void {
  const { client } = openSqliteReadOnly(databaseFile);
  const isReady = isMigrated(client);
  client.close();
  if (isReady) return;
  console.error(
    `База ${databaseFile} от прежней версии: запустите магазин (npm start) или npm run migrate.`,
  );
  process.exit(1);
}
