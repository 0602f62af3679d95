import type { Logger } from 'pino';
import { CountedLog } from './counted-log';
import type { AnsweredRequest } from './http/observe-requests';

/** Routes that machines ask again and again. */
const ROUTINE = ['/api/health', '/api/ready', '/api/metrics'];

/** Of one route by one status; the others are counted. */
const MAX_REFUSALS_PER_MINUTE = 60;

/**
 * Returns what writes one line for each answered request of the API: by its route, never by its
 * address. Those that were refused, or left by their clients, are counted above so many of a kind a
 * minute; so are those by OPTIONS, which come to no handler and so to no limit.
 */
export function logAnswered(log: Logger): (answered: AnsweredRequest) => void {
  const refused = new CountedLog(log, MAX_REFUSALS_PER_MINUTE);
  return ({ requestId, method, route, status, ms, isComplete }) => {
    const level = ROUTINE.includes(route) && status < 500 ? 'debug' : 'info';
    const line = { requestId, method, route, status, ms, ...(isComplete ? {} : { isComplete }) };
    const isMistake = !isComplete || method === 'OPTIONS' || (status >= 400 && status < 500);
    if (!isMistake) log[level](line, 'a request is answered');
    else if (level === 'info') {
      const kind = `${route} ${isComplete ? status : 'left'}`;
      refused.write(level, kind, line, 'a request is answered');
    }
  };
}
