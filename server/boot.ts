import { setTimeout } from 'node:timers/promises';
import { reasonOf } from '../lib/describe-error';
import { type App, runningApp, startApp } from './app/app';
import { type Config, loadConfig } from './config/config';
import { CountedLog } from './counted-log';
import { observeRequests } from './http/observe-requests';
import { sanitizeRequests } from './http/sanitize-requests';
import { logAnswered } from './log-answered';
import { keepFilesPrivate } from './private-files';

/** Of one route by one status; the others are counted. */
const MAX_REFUSALS_LOGGED_PER_MINUTE = 60;

/**
 * Brings the application up inside the serving process, once: behind the HTTP server Next asks for
 * it again. With a configuration that does not read it names everything that is wrong and ends
 * with 1; so too with a database that does not open.
 */
export async function boot(): Promise<App> {
  const running = runningApp();
  if (running) return running;
  const loaded = loadConfig(process.env);
  if (!loaded.ok) {
    process.stderr.write(
      `Настройки не читаются:\n${loaded.problems.map((p) => `  ${p}\n`).join('')}`,
    );
    process.exit(1);
  }
  keepFilesPrivate(loaded.config.databaseFile);
  const app = await startOrEnd(loaded.config);
  const refused = new CountedLog(app.log, MAX_REFUSALS_LOGGED_PER_MINUTE);
  // First, because what is let in may be changed: a request is reported as it came.
  observeRequests(loaded.config.trustedProxies, (answered) => {
    app.metrics.noteAnswered(answered);
    logAnswered(app.log, refused, answered);
  });
  sanitizeRequests(
    loaded.config,
    () => app.eventStreams.isClosed,
    () => app.metrics.noteRefused('crumbs'),
  );
  for (const effect of app.config.switchedOff) app.log.warn({ effect }, 'a setting is absent');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) finishFirst(signal, () => app.finish());
  return app;
}

/** Less than what the one who stops the process waits before killing it. */
const TIMEOUT_MS = 8_000;

/**
 * Lets messages in flight be sent and noted before the server's own answer to the signal ends the
 * process: one that was sent and not noted would be sent again.
 */
function finishFirst(signal: 'SIGTERM' | 'SIGINT', finish: () => Promise<void>): void {
  const others = process.listeners(signal);
  process.removeAllListeners(signal);
  let finished: Promise<unknown> | null = null;
  // A signal often comes twice: from the terminal to all, and from the one who started this
  // process.
  process.on(signal, async () => {
    if (finished) return;
    finished = Promise.race([finish(), setTimeout(TIMEOUT_MS)]);
    await finished;
    for (const listener of others) listener(signal);
  });
}

async function startOrEnd(config: Config): Promise<App> {
  try {
    return await startApp(config);
  } catch (error) {
    const reason = whyNot(error);
    process.stderr.write(`Магазин не запустился, база ${config.databaseFile}: ${reason}\n`);
    process.exit(1);
  }
}

function whyNot(error: unknown): string {
  // No `instanceof`: see `getApp`.
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (name === 'DatabaseInUse') return 'с ней уже работает другой запущенный магазин.';
  if (name === 'DatabaseIsNewer') {
    return 'с ней уже работала более новая версия магазина; верните новую версию или копию базы.';
  }
  if (code === 'SQLITE_NOTADB') return 'это не база SQLite.';
  return reasonOf(error);
}
