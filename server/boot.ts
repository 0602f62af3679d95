import { type DatabaseAddress, databaseName } from '@/db/open-store';
import { lockHolder } from '@/db/sqlite/lock';
import { whyFailed } from '../lib/why-failed';
import { type App, startApp } from './app/app';
import { type Config, loadConfig } from './config/config';
import { keepFilesPrivate } from './private-files';

/**
 * Brings the application up inside the serving process. With a configuration that does not read it
 * names everything that is wrong and ends with 1; so too with a database that does not open.
 */
export async function boot(): Promise<App> {
  const loaded = loadConfig(process.env);
  if (!loaded.ok) {
    process.stderr.write(
      `Настройки не читаются:\n${loaded.problems.map((p) => `  ${p}\n`).join('')}`,
    );
    process.exit(1);
  }
  keepFilesPrivate(loaded.config.database);
  const app = await startOrEnd(loaded.config);
  const { switchedOff } = app.config;
  if (switchedOff.length > 0) app.log.warn({ switchedOff }, 'settings are absent');
  return app;
}

async function startOrEnd(config: Config): Promise<App> {
  try {
    return await startApp(config);
  } catch (error) {
    const { database } = config;
    const reason = whyNot(error, database);
    process.stderr.write(`Магазин не запустился, база ${databaseName(database)}: ${reason}\n`);
    process.exit(1);
  }
}

function whyNot(error: unknown, database: DatabaseAddress): string {
  // No `instanceof`: see `getApp`.
  const { name } = (error ?? {}) as { name?: unknown };
  if (name === 'DatabaseInUse' && database.kind === 'file') {
    const pid = lockHolder(database.file);
    return pid === null
      ? 'с ней уже работает другой запущенный магазин.'
      : `с ней уже работает запущенный магазин, процесс ${pid}. Остановить его: kill ${pid}`;
  }
  if (name === 'DatabaseIsNewer') {
    return 'с ней уже работала более новая версия магазина; верните новую версию или копию базы.';
  }
  return `${whyFailed(error)}.`;
}
