import { StoreBusy } from '@/lib/store/store';

/** Two transactions cannot have happened one after the other, or wait for each other. */
const REPEATABLE = ['40001', '40P01'];

/** A lock was not got in time, or the server takes nobody more in. */
const BUSY = ['55P03', '53300', '57P03'];

/** Whether a transaction that failed so was taken back whole and may be tried again. */
export function isRepeatable(error: unknown): boolean {
  return REPEATABLE.includes(codeOf(error));
}

/** The same error, as `StoreBusy` where the database was only busy. */
export function asStoreError(error: unknown): unknown {
  return BUSY.includes(codeOf(error))
    ? new StoreBusy('the database is busy', { cause: error })
    : error;
}

/** The library wraps what the server says. */
function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause ? codeOf(cause) : '';
}
