import { isOwn } from './own-error';

/** What may be told of an error: nothing of it that a stranger may have written. */
export type DescribedError = {
  type: string;
  code?: string | number | undefined;
  message?: string | undefined;
  stack?: string[];
  cause?: DescribedError | undefined;
};

const MAX_CAUSES = 5;
/** Codes of the system, Node, SQLite, OpenSSL and SMTP are such words. */
const CODE = /^[A-Z][A-Z0-9_]{1,60}$/;
const NAME = /^[A-Z][A-Za-z0-9]{1,60}$/;
const FRAME = /^ {4}at (?:[\w$.#<>[\] ]+ \()?[^\s()]+\)?$/;

/**
 * What is reported of an error: its kind, code and stack, with those of its causes. Its message is
 * reported only when it is our own, or names no more than a constraint of the database: parsers,
 * drivers and clients quote in theirs what they were given.
 */
export function describeError(error: unknown, causes = MAX_CAUSES): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { cause } = error;
  return {
    type: NAME.test(error.name) ? error.name : 'Error',
    code: codeOf(error),
    message: messageOf(error),
    stack: framesOf(error),
    cause: cause && causes > 0 ? describeError(cause, causes - 1) : undefined,
  };
}

/** The same in one line, for a reason that is logged or shown. */
export function reasonOf(error: unknown): string {
  const { type, code, message } = describeError(error, 0);
  return message ?? [type, code].filter(Boolean).join(' ');
}

function codeOf(error: Error): string | number | undefined {
  const { code } = error as { code?: unknown };
  if (typeof code === 'number') return code;
  return typeof code === 'string' && CODE.test(code) ? code : undefined;
}

/** A constraint is named by words of the schema (sqlite.org/rescode.html). */
function messageOf(error: Error): string | undefined {
  const ofSchema = String(codeOf(error)).startsWith('SQLITE_CONSTRAINT');
  return isOwn(error) || ofSchema ? error.message : undefined;
}

/** Where it came up. The message is a part of the stack, and may look like more of it. */
export function framesOf({ stack = '', message }: Error): string[] {
  const from = message === '' ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(from)
    .split('\n')
    .filter((line) => FRAME.test(line));
}

/** What was thrown, as the error it should have been. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('', { cause: thrown });
}
