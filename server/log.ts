import pino, { type Logger } from 'pino';
import { describeError } from '../lib/describe-error';
import { requestContext } from './http/request-context';

/** What must never be in a log, should somebody put it in by mistake. */
const PRIVATE = [
  'birthDate',
  'name',
  'email',
  'phone',
  'contacts',
  'birth_date',
  'customer_email',
  'token',
  'orderUrl',
  'readingUrl',
  'url',
  'body',
  'rawBody',
  'headers',
  'password',
  'secret',
  'authorization',
  'cookie',
  'initData',
];

/**
 * The log of the process, one JSON line an event, with the id of the request it is because of.
 * Only ids, order numbers and outcomes go in: a birth date, a name or a contact never does. Where
 * one is handed in all the same, by itself or inside another thing, it is struck out.
 */
export function createLog(level: string): Logger {
  const paths = PRIVATE.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => describeError(error) },
    redact: { paths, censor: '[private]' },
    mixin: () => {
      const context = requestContext.getStore();
      return context ? { requestId: context.requestId } : {};
    },
  });
}
