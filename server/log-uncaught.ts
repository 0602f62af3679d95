import { runningApp } from '@/server/app/app';

/**
 * Makes an exception that nobody has caught a line of the log like any other error. Next, which
 * keeps the process alive then, prints it as it is, with whatever its message quotes.
 */
export function logUncaught(): void {
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (err) => {
    runningApp()?.errorLogs.failures.failure(err, 'nobody has caught an error');
  });
}
