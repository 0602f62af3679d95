import { existsSync } from 'node:fs';
import nextEnv from '@next/env';
import { formatOrderNumber, type OrderNumber } from '@/lib/orders/number';
import { printable } from '@/lib/printable';
import { moscowTime } from '@/lib/time';
import { whyFailed } from '@/lib/why-failed';
import { loadConfig } from '@/server/config/config';
import type { CopyFacts } from '../db/backup/copy-facts';
import type { Restored, RestorePlan } from '../db/backup/restore-outcome';
import { databaseName } from '../db/open-store';
import { whyPostgresFailed } from '../db/postgres/why-failed';
import { restoreDatabase } from '../db/restore-database';
import { becomeOwner } from './become-owner';

// npm run restore -- FILE: says what a restore from this copy would do; with --replace does it.
const MAY_NOT_CREATE =
  'Восстановить нельзя: пользователь базы не может создать другую. Дайте ему это право (ALTER ROLE … CREATEDB) или восстановите вручную: docs/growing.md.';

nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
const args = process.argv.slice(2);
const [file] = args.filter((arg) => !arg.startsWith('--'));
if (!file)
  fail('Так: npm run restore -- ФАЙЛ (только показать) или npm run restore -- ФАЙЛ --replace');
const loaded = loadConfig(process.env);
if (!loaded.ok) fail(loaded.problems.join('\n'));
const { database, mode } = loaded.config;
if (database.kind === 'file') becomeOwner(database.file);
if (!existsSync(file)) fail(`Файла ${file} нет.`);
if (database.kind === 'postgres') becomeOwner(file);
if (mode === 'demo')
  console.log('Это демо-база: настроек живого магазина (.env) в этой папке нет.');

const name = databaseName(database);
const why = database.kind === 'file' ? whyFailed : whyPostgresFailed;
const replace = args.includes('--replace');
const options = { replace, at: new Date(), environment: process.env };
const outcome = await restoreDatabase(file, database, options).catch((error: unknown) => {
  if (!(error instanceof Error) || error.name !== 'DamagedCopy')
    return fail(`Восстановить не удалось: ${why(error)}.`);
  return fail(
    'Копия повреждена или обрезана, восстанавливать из неё нельзя. База не тронута. Возьмите предыдущую копию.',
  );
});
switch (outcome.kind) {
  case 'of_other_engine':
    fail(`Эта копия снята с базы другого вида, а в DATABASE_URL — ${name}. База не тронута.`);
    break;
  case 'in_use':
    fail(`${inUse()} База не тронута.`);
    break;
  case 'may_not_create':
    fail(`${MAY_NOT_CREATE} База не тронута.`);
    break;
  case 'from_newer_version':
    fail('Копия сделана более новой версией магазина: сначала обновите его. База не тронута.');
    break;
  case 'planned':
    tellPlan(outcome.plan);
    if (outcome.isRunning) {
      const who = database.kind === 'file' ? 'Магазин' : 'Магазин или другая программа';
      console.log(`${who} сейчас работает с базой: перед заменой остановите.`);
    }
    if (!outcome.mayCreate) console.log(MAY_NOT_CREATE);
    console.log(`\nНичего не изменено. Заменить: npm run restore -- ${file} --replace`);
    break;
  case 'restored':
    tellPlan(outcome.plan);
    tellRestored(outcome.plan, outcome.restored);
    break;
  default:
    outcome satisfies never;
}

function inUse(): string {
  return database.kind === 'file'
    ? `Магазин работает с базой ${name}. Остановите его и повторите.`
    : `С базой ${name} кто-то работает: магазин или другая программа. Остановите их и повторите.`;
}

function tellPlan(plan: RestorePlan): void {
  const { copy, present, isThere, knowsErased, tombstones, migrations: known } = plan;
  console.log(`Копия: ${inWords(copy, known)}.`);
  if (present) console.log(`База сейчас (${name}): ${inWords(present, known)}.`);
  else console.log(`База сейчас (${name}): ${isThere ? 'не читается' : 'её нет'}.`);
  const lost = (present?.counts.orders ?? 0) - (copy.counts.orders ?? 0);
  if (lost > 0)
    console.log(`После замены не будет заказов: ${lost}. Прежняя база останется рядом.`);
  if (!knowsErased) {
    console.log(
      tombstones.isThere
        ? `Кого удалили после последней копии, узнать не у кого; до неё — в файле ${tombstones.file}.`
        : `Нет и файла ${tombstones.file}: кого удалили после копии, узнать не у кого.`,
    );
  }
}

function tellRestored({ knowsErased }: RestorePlan, restored: Restored): void {
  const { replaced, unset, held, erasedAgain } = restored;
  console.log('\nБаза восстановлена.');
  if (replaced)
    console.log(`Прежняя база: ${replaced} (в ней личные данные: удалите, когда всё проверите)`);
  if (unset.length > 0) {
    console.log(
      `Настройки прежней базы, которых её пользователь задать не может (ALTER DATABASE … SET), задайте новой сами: ${printable(unset.join(', '))}.`,
    );
  }
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
