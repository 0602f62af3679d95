import { type App, startApp } from './app';
import { type Config, loadConfig } from './config';
import { admitRequests } from './web/admit-requests';

/**
 * Brings the application up inside the serving process. With a configuration that does not read
 * it names everything that is wrong and ends with 1; so too with a database that does not open.
 */
export function boot(): void {
  const loaded = loadConfig(process.env);
  if (!loaded.ok) {
    process.stderr.write(
      `Настройки не читаются:\n${loaded.problems.map((p) => `  ${p}\n`).join('')}`,
    );
    process.exit(1);
  }
  const { eventStreams } = startOrEnd(loaded.config);
  admitRequests(loaded.config, () => eventStreams.isClosed);
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => eventStreams.close());
}

function startOrEnd(config: Config): App {
  try {
    return startApp(config);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`Магазин не запустился, база ${config.databaseFile}: ${reason}\n`);
    process.exit(1);
  }
}
