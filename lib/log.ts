import pino, { type Logger } from 'pino';

/**
 * The log of the process, one JSON line an event. Only ids, order numbers and outcomes go in:
 * a birth date, a name or a contact never does.
 */
export function createLog(level: string): Logger {
  const timestamp = pino.stdTimeFunctions.isoTime;
  return pino({ level, base: null, timestamp, serializers: { err: describeError } });
}

/**
 * What is told of an error: its kind, code and stack, with those of its causes. A database
 * driver may put the values of a query into its message, so a message is told only when it is
 * our own or SQLite's.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack = '', cause } = error;
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  const ofQuery = 'params' in error || name.startsWith('Drizzle');
  const message = ofQuery ? undefined : error.message;
  const code = (error as { code?: unknown }).code;
  return { type: name, code, message, stack: frames, cause: cause && describeError(cause) };
}
