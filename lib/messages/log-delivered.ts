import type { Logger } from 'pino';
import type { Delivered } from './outbox-worker';

/** Tells the operator when a message was not delivered; never to whom, nor what it said. */
export function logDelivered(log: Logger, { order, kind, step }: Delivered): void {
  const { reason } = step;
  if (step.kind === 'later') {
    log.warn({ order, kind, reason, nextTryAt: step.nextTryAt }, 'a message will be tried again');
  } else if (step.outcome !== 'sent' && step.outcome !== 'needless') {
    const level = step.outcome === 'blocked' ? 'warn' : 'error';
    log[level]({ order, kind, reason, outcome: step.outcome }, 'a message is not delivered');
  }
}
