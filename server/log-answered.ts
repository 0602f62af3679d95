import type { Logger } from 'pino';
import type { CountedLog } from './counted-log';
import type { AnsweredRequest } from './http/observe-requests';

/** Routes that machines ask again and again. */
const ROUTINE = ['/api/health', '/api/ready', '/api/metrics'];

/**
 * One line for each answered request of the API: by its route, never by its address. Those that
 * were refused, or left by their clients, are counted above so many of a kind a minute; so are
 * those by OPTIONS, which come to no handler and so to no limit.
 */
export function logAnswered(log: Logger, refused: CountedLog, answered: AnsweredRequest): void {
  const { requestId, method, route, status, ms, isComplete } = answered;
  const level = ROUTINE.includes(route) && status < 500 ? 'debug' : 'info';
  const line = { requestId, method, route, status, ms, ...(isComplete ? {} : { isComplete }) };
  const isMistake = !isComplete || method === 'OPTIONS' || (status >= 400 && status < 500);
  if (!isMistake) log[level](line, 'a request is answered');
  else if (level === 'info') {
    refused.write(level, `${route} ${isComplete ? status : 'left'}`, line, 'a request is answered');
  }
}
