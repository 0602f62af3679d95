import { startApp } from './app';
import { loadConfig } from './config';
import { admitRequests } from './web/admit-requests';

/**
 * Brings the application up inside the serving process. With a configuration that does not read
 * it names everything that is wrong and ends with 1.
 */
export function boot(): void {
  const loaded = loadConfig(process.env);
  if (!loaded.ok) {
    process.stderr.write(
      `Настройки не читаются:\n${loaded.problems.map((p) => `  ${p}\n`).join('')}`,
    );
    process.exit(1);
  }
  const app = startApp(loaded.config);
  admitRequests(loaded.config);
  process.once('SIGTERM', () => app.eventStreams.close());
  process.once('SIGINT', () => app.eventStreams.close());
}
