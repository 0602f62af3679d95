import path from 'node:path';
import nextEnv from '@next/env';
import { loadConfig } from '@/server/config/config';

// Says what keeps a live shop from starting with these settings, and ends with 1; where nothing
// does, says where its database is, or `postgres` to the one who asks with `--postgres`. A server has
// no demo: where nothing is filled in yet, it is told what is missing.
const say = (text: string) => process.stderr.write(`${text}\n`);

// The update script that did not yet give the program to root keeps versions there.
if (/\/releases\/[^/]+$/.test(process.cwd()))
  say(
    'Программа принадлежит пользователю магазина. Когда это обновление кончится, возьмите проект заново от root и запустите deploy/update.sh оттуда: он отдаст программу root.',
  );
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: say });
const loaded = loadConfig(process.env, true);
if (!loaded.ok) {
  fail(`Настройки не готовы:\n${loaded.problems.map((line) => `  ${line}`).join('\n')}`);
} else if (loaded.config.database.kind === 'file') {
  process.stdout.write(`${path.resolve(loaded.config.database.file)}\n`);
} else if (process.argv.includes('--postgres')) {
  process.stdout.write('postgres\n');
} else {
  // The update script from before there was PostgreSQL asks so.
  fail(
    'Этот скрипт обновляет только магазин с базой в файле, а в DATABASE_URL — PostgreSQL. Запустите deploy/update.sh из свежей копии проекта.',
  );
}

function fail(sentence: string): void {
  say(sentence);
  process.exitCode = 1;
}
