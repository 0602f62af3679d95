import { existsSync } from 'node:fs';
import nextEnv from '@next/env';
import { formatOrderNumber, type OrderNumber } from '@/lib/orders/number';
import { printable } from '@/lib/printable';
import { moscowTime } from '@/lib/time';
import { whyFailed } from '@/lib/why-failed';
import { loadConfig } from '@/server/config/config';
import type { CopyFacts } from '../db/backup/copy-facts';
import type { Restored, RestorePlan } from '../db/backup/restore-outcome';
import { restoreBackup } from '../db/sqlite/backup/restore-backup';
import { becomeOwner } from './become-owner';
import { requireDatabaseFile } from './database-file';

// npm run restore -- FILE: says what a restore from this copy would do; with --replace does it.
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
const args = process.argv.slice(2);
const [file] = args.filter((arg) => !arg.startsWith('--'));
if (!file)
  fail('Так: npm run restore -- ФАЙЛ (только показать) или npm run restore -- ФАЙЛ --replace');
const loaded = loadConfig(process.env);
if (!loaded.ok) fail(loaded.problems.join('\n'));
const { database, mode } = loaded.config;
const databaseFile = requireDatabaseFile(database);
becomeOwner(databaseFile);
if (!existsSync(file)) fail(`Файла ${file} нет.`);
if (mode === 'demo')
  console.log('Это демо-база: настроек живого магазина (.env) в этой папке нет.');

const replace = args.includes('--replace');
const outcome = await restoreBackup(file, databaseFile, { replace, at: new Date() }).catch(
  (error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'DamagedCopy')
      return fail(`Восстановить не удалось: ${whyFailed(error)}.`);
    return fail(
      'Копия повреждена или обрезана, восстанавливать из неё нельзя. База не тронута. Возьмите предыдущую копию.',
    );
  },
);
switch (outcome.kind) {
  case 'in_use':
    fail(`Магазин работает с базой ${databaseFile}. Остановите его и повторите. База не тронута.`);
    break;
  case 'from_newer_version':
    fail('Копия сделана более новой версией магазина: сначала обновите его. База не тронута.');
    break;
  case 'planned':
    tellPlan(outcome.plan);
    if (outcome.isRunning) console.log('Магазин сейчас работает: перед заменой остановите его.');
    console.log(`\nНичего не изменено. Заменить: npm run restore -- ${file} --replace`);
    break;
  case 'restored':
    tellPlan(outcome.plan);
    tellRestored(outcome.plan, outcome.restored);
    break;
  default:
    outcome satisfies never;
}

function tellPlan({ copy, present, isThere, knowsErased, migrations: known }: RestorePlan): void {
  console.log(`Копия: ${inWords(copy, known)}.`);
  if (present) console.log(`База сейчас (${databaseFile}): ${inWords(present, known)}.`);
  else console.log(`База сейчас (${databaseFile}): ${isThere ? 'не читается' : 'её нет'}.`);
  const lost = (present?.counts.orders ?? 0) - (copy.counts.orders ?? 0);
  if (lost > 0)
    console.log(`После замены не будет заказов: ${lost}. Прежняя база останется рядом.`);
  if (!knowsErased) {
    console.log(`Нет и файла ${databaseFile}.erased: кого удалили после копии, узнать не у кого.`);
  }
}

function tellRestored({ knowsErased }: RestorePlan, restored: Restored): void {
  const { replaced, held, erasedAgain } = restored;
  console.log('\nБаза восстановлена.');
  if (replaced)
    console.log(`Прежняя база: ${replaced} (в ней личные данные: удалите, когда всё проверите)`);
  if (held > 0) {
    console.log(
      `Сообщений отложено: ${held}. Они могли уйти после копии: решите в кабинете, «Сегодня».`,
    );
  }
  if (erasedAgain > 0) console.log(`Заказов, чьи данные удалены ещё раз: ${erasedAgain}.`);
  if (!knowsErased) console.log('Заказы, удалённые после копии, удалите в кабинете ещё раз.');
  console.log(
    'Дальше: запустите магазин, затем кабинет → «Сверка» со списком платежей Prodamus с даты копии.',
  );
}

function inWords({ counts, newestOrder, migrations }: CopyFacts, known: number): string {
  const newest = newestOrder
    ? `, последний № ${printable(formatOrderNumber(newestOrder.number as OrderNumber))} от ${moscowTime(newestOrder.createdAt)}`
    : '';
  const paymentEvents = `уведомлений ${counts.payment_notices ?? 0}`;
  return `заказов ${counts.orders ?? 0}${newest}, ${paymentEvents}, схема ${migrations} из ${known}`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
