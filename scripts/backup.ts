import nextEnv from '@next/env';
import { BACKUP_FAILURE_MESSAGES } from '@/lib/admin/backups/messages';
import { systemClock } from '@/lib/clock';
import { whyFailed } from '@/lib/why-failed';
import { loadConfig } from '@/server/config/config';
import { makeBackup } from '../db/backup/make-backup';
import { writeBackupRun } from '../db/sql/admin/backups';
import { sqliteCopier } from '../db/sqlite/backup/sqlite-copier';
import { writeFromOutside } from '../db/write-from-outside';
import { becomeOwner } from './become-owner';
import { requireDatabaseFile } from './database-file';

// npm run backup: copies the database into BACKUP_DIR and proves the copy. The shop does the same
// every night by starting this very program.
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
const loaded = loadConfig(process.env);
if (!loaded.ok) fail(loaded.problems.join('\n'));
const { database, backupDir } = loaded.config;
const databaseFile = requireDatabaseFile(database);
becomeOwner(databaseFile);
if (!backupDir) fail('BACKUP_DIR не задан: впишите в .env папку для копий.');

const { run, error } = await makeBackup(sqliteCopier(databaseFile), backupDir, systemClock);
await writeFromOutside(database, (on) => writeBackupRun(on, run));
if (run.failure) {
  if (error) console.error(whyFailed(error));
  fail(`Копии нет: ${BACKUP_FAILURE_MESSAGES[run.failure]}.`);
}
const seconds = (run.finishedAt.getTime() - run.startedAt.getTime()) / 1000;
const size = `${(run.bytes / 1_000_000).toFixed(1)} МБ`.replace('.', ',');
console.log(
  `Копия ${run.fileName} (${size}, заказов ${run.orders}) сделана и проверена за ${Math.ceil(seconds)} с.`,
);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
