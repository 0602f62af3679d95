import { existsSync } from 'node:fs';
import nextEnv from '@next/env';
import { loadConfig } from '@/server/config/config';
import {
  isForPostgres,
  isReadableAddress,
  UNREADABLE_ADDRESS,
} from '@/server/config/postgres-address';
import { databaseName } from '../db/open-store';
import {
  type Moved,
  type MovePlan,
  moveToPostgres,
  type Obstacle,
} from '../db/postgres/move/move-to-postgres';
import { whyPostgresFailed } from '../db/postgres/why-failed';
import { becomeOwner } from './become-owner';
import { requireDatabaseFile } from './database-file';

// npm run move-to-postgres -- URL: says what a move from the SQLite file into this database would
// do; with --move does it. The address may be in MOVE_TO, as other users of the machine see arguments.
const HELP = `Так: npm run move-to-postgres -- postgres://ИМЯ:ПАРОЛЬ@СЕРВЕР/БАЗА (только показать)
или то же с --move в конце (перенести).
Аргументы видны другим пользователям машины. Чтобы не видели пароль, впишите адрес в .env строкой
MOVE_TO=postgres://… — тогда так: npm run move-to-postgres или npm run move-to-postgres -- --move
Пароль можно не писать в адресе: его возьмут из PGPASSWORD.`;

nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
const args = process.argv.slice(2);
const [given] = args.filter((arg) => !arg.startsWith('--'));
const url = given ?? process.env.MOVE_TO ?? '';
const isKnown = args.every((arg) => arg === given || arg === '--move');
if (!isKnown || !isForPostgres(url)) fail(HELP);
if (!isReadableAddress(url))
  fail(`${given ? 'Куда переносить' : 'MOVE_TO'}: ${UNREADABLE_ADDRESS}`);
const loaded = loadConfig(process.env);
if (!loaded.ok) fail(loaded.problems.join('\n'));
const { database, mode } = loaded.config;
const databaseFile = requireDatabaseFile(database);
becomeOwner(databaseFile);
if (!existsSync(databaseFile)) fail(`Базы ${databaseFile} нет, переносить нечего.`);
if (mode === 'demo')
  console.log('Это демо-база: настроек живого магазина (.env) в этой папке нет.');

const target = databaseName({ kind: 'postgres', url });
const begun = performance.now();
const onTable = (name: string, rows: number) => {
  if (rows > 0) console.log(`  ${name}: ${rows}`);
};
const move = args.includes('--move');
const outcome = await moveToPostgres(databaseFile, url, { move, onTable }).catch((error: unknown) =>
  fail(`Ничего не перенесено: ${whyPostgresFailed(error)}.`),
);
switch (outcome.kind) {
  case 'planned':
    tellPlan(outcome.plan);
    if (outcome.plan.obstacles.length > 0) process.exitCode = 1;
    else console.log('\nНичего не изменено. Перенести: та же команда с --move.');
    break;
  case 'refused':
    fail(`${outcome.plan.obstacles.map(inWords).join('\n')}\nНичего не перенесено.`);
    break;
  case 'unequal':
    fail(
      `Прочитанное обратно не равно записанному: ${outcome.tables.join(', ')}. Всё взято назад, в ${target} ничего не осталось.`,
    );
    break;
  case 'moved':
    tellMoved(outcome.moved);
    break;
  default:
    outcome satisfies never;
}

function tellPlan({ source, target: there, obstacles }: MovePlan): void {
  console.log(`Из ${databaseFile} (${inMegabytes(source.bytes)}):`);
  for (const [name, rows] of source.rows) onTable(name, rows);
  const empty = [...source.rows].filter(([, rows]) => rows === 0).map(([name]) => name);
  if (empty.length > 0) console.log(`  пустые: ${empty.join(', ')}`);
  const isEmpty = there?.state === 'new' || there?.state === 'empty';
  const facts = there ? ` (версия ${there.version}${isEmpty ? ', база пуста' : ''})` : '';
  console.log(`В ${target}${facts}.`);
  for (const obstacle of obstacles) console.log(`Мешает: ${inWords(obstacle)}`);
}

function tellMoved({ rows, bytes, erasedAgain }: Moved): void {
  const seconds = Math.ceil((performance.now() - begun) / 1000);
  console.log(`Перенесено строк: ${rows}, за ${seconds} с. База занимает ${inMegabytes(bytes)}.`);
  console.log('Каждая таблица прочитана обратно: число строк и контрольные суммы равны.');
  if (erasedAgain > 0) console.log(`Заказов, чьи данные удалены ещё раз: ${erasedAgain}.`);
  console.log(
    `Дальше: впишите в .env этот адрес как DATABASE_URL и запустите магазин. Файл ${databaseFile} не изменён: в нём личные данные, удалите его, когда всё проверите. На нём магазин больше не запускайте.`,
  );
}

function inWords(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'shop_runs':
      return `магазин работает с базой ${databaseFile}. Остановите его и повторите.`;
    case 'source_older':
      return `база ${databaseFile} от прежней версии: сначала npm run migrate.`;
    case 'source_newer':
      return `база ${databaseFile} от более новой версии магазина: сначала обновите его.`;
    case 'server_unsuitable':
      return `${obstacle.why}.`;
    case 'target_has_rows':
      return `в ${target} уже есть данные магазина. Создайте для него новую, пустую.`;
    case 'target_of_other_version':
      return `схему в ${target} создала другая версия магазина. Создайте для него новую, пустую.`;
    case 'target_of_another_program':
      return `в ${target} уже есть чужие таблицы. Создайте для магазина свою, пустую.`;
    default:
      return obstacle satisfies never;
  }
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} МБ`.replace('.', ',');
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
