import { runningApp } from '@/lib/app';

/**
 * Makes what nobody has caught a line of the log like any other error. Next, which keeps the
 * process alive then, prints it as it is, with whatever its message quotes.
 */
export function logUncaught(): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.removeAllListeners(event);
    process.on(event, (err: unknown) => {
      runningApp()?.log.error({ err }, 'nobody has caught an error');
    });
  }
}
