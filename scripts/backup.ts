import nextEnv from '@next/env';
import { backUp } from '@/db/back-up';
import type { MadeBackup } from '@/db/backup/make-backup';
import { whyPostgresFailed } from '@/db/postgres/why-failed';
import { BACKUP_FAILURE_MESSAGES } from '@/lib/admin/backups/messages';
import { systemClock } from '@/lib/clock';
import { whyFailed } from '@/lib/why-failed';
import { loadConfig } from '@/server/config/config';
import { becomeOwner } from './become-owner';

// npm run backup: copies the database into BACKUP_DIR and proves the copy. The shop does the same
// every night by starting this very program with --when-due: then what has been made meanwhile, by
// another instance for one, is not made again.
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
const loaded = loadConfig(process.env);
if (!loaded.ok) fail(loaded.problems.join('\n'));
const { database, backupDir } = loaded.config;
if (!backupDir) fail('BACKUP_DIR не задан: впишите в .env папку для копий.');
becomeOwner(database.kind === 'file' ? database.file : backupDir);
const why = database.kind === 'file' ? whyFailed : whyPostgresFailed;

const onlyWhenDue = process.argv.includes('--when-due');
const options = { clock: systemClock, environment: process.env, onlyWhenDue };
const outcome = await backUp(database, backupDir, options).catch((error: unknown) =>
  fail(`Копии нет: ${why(error)}.`),
);
switch (outcome.kind) {
  case 'not_due':
    console.log('Копия этой ночи уже есть.');
    break;
  case 'in_progress':
    console.log('Копию сейчас делает другой процесс.');
    if (!onlyWhenDue) process.exitCode = 1;
    break;
  case 'attempted':
    tell(outcome.made);
    break;
  default:
    outcome satisfies never;
}

function tell({ run, proof, error }: MadeBackup): void {
  if (run.failure) {
    if (error) console.error(why(error));
    fail(`Копии нет: ${BACKUP_FAILURE_MESSAGES[run.failure]}.`);
  }
  const seconds = (run.finishedAt.getTime() - run.startedAt.getTime()) / 1000;
  const size = `${(run.bytes / 1_000_000).toFixed(1)} МБ`.replace('.', ',');
  console.log(
    `Копия ${run.fileName} (${size}, заказов ${run.orders}) сделана и проверена за ${Math.ceil(seconds)} с.`,
  );
  if (proof === 'read') {
    console.log(
      'Она прочитана целиком, строки каждой таблицы сосчитаны, но в базу не развёрнута: пользователь базы не может создать другую (ALTER ROLE … CREATEDB).',
    );
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
