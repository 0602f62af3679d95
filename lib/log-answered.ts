import type { Logger } from 'pino';
import type { AnsweredRequest } from './web/observe-requests';

/** Routes that machines ask again and again. */
const ROUTINE = ['/api/health', '/api/ready', '/api/metrics'];

/** One line for each answered request of the API: by its route, never by its address. */
export function logAnswered(log: Logger, answered: AnsweredRequest): void {
  const { requestId, method, route, status, ms, isComplete } = answered;
  const level = ROUTINE.includes(route) && status < 500 ? 'debug' : 'info';
  const line = { requestId, method, route, status, ms, ...(isComplete ? {} : { isComplete }) };
  log[level](line, 'a request is answered');
}
