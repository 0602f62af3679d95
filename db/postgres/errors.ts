import { StoreBusy } from '@/lib/store/store';

/** Two transactions cannot have happened one after the other, or wait for each other. */
const REPEATABLE = /^(?:40001|40P01)$/;

/** A lock was not got in time, or the server takes nobody more in. */
const BUSY = /^(?:55P03|53300)$/;

/** The server ends, starts, or is gone; so the driver says by a message where it has no code. */
const AWAY = /^(?:57P0[1-3]|08\w{3}|ECONN\w+|EPIPE|ETIMEDOUT|Connection terminated.*)$/;

/** Whether a transaction that failed so was taken back whole and may be tried again. */
export function isRepeatable(error: unknown): boolean {
  return reasonsOf(error).some((reason) => REPEATABLE.test(reason));
}

/** The same error, or `StoreBusy` where the database was only busy, or is away. */
export function asStoreError(error: unknown): unknown {
  const reasons = reasonsOf(error);
  const isBusy = reasons.some((reason) => BUSY.test(reason) || AWAY.test(reason));
  return isBusy ? new StoreBusy('the database is busy or away', { cause: error }) : error;
}

/** The codes and messages of an error and of what it wraps. */
function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code } = error as { code?: unknown };
  return [String(code ?? ''), error.message, ...reasonsOf(error.cause)];
}
