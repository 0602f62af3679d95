import type { LeasedMessage, SendingStep } from '../outbox/lease';
import { OwnError } from '../own-error';
import type { DeliveryOutcome } from './delivery';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses between attempts; together almost three days, as long as Prodamus itself repeats. */
const PAUSES = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  12 * HOUR,
  12 * HOUR,
  12 * HOUR,
];
/** A lost answer is tried again once; a third copy of a message would be worse than none. */
export const MAX_UNANSWERED = 1;

type Attempt = Pick<LeasedMessage, 'attempts' | 'unanswered'>;

/** Decides what becomes of a message after an attempt at `now`. */
export function nextStep(
  { attempts, unanswered }: Attempt,
  outcome: DeliveryOutcome,
  now: Date,
): SendingStep {
  const pause = PAUSES[attempts - 1];
  const later = (ms: number, reason: string, lost = unanswered) => ({
    kind: 'later' as const,
    nextTryAt: new Date(now.getTime() + ms),
    reason,
    unanswered: lost,
  });
  switch (outcome.kind) {
    case 'sent':
      return { ...outcome, kind: 'done', outcome: 'sent', reason: null };
    case 'blocked':
      return { kind: 'done', outcome: 'blocked', reason: outcome.reason };
    case 'retry_after':
      return {
        ...later(outcome.ms, outcome.reason),
        isFree: true,
        holdsRecipient: !outcome.isForAll,
      };
    case 'failed':
      if (pause !== undefined) return later(pause, outcome.reason);
      return { kind: 'done', outcome: 'failed', reason: outcome.reason };
    case 'unanswered':
      if (pause !== undefined && unanswered < MAX_UNANSWERED)
        return later(Math.max(pause, MINUTE), outcome.reason, unanswered + 1);
      return { kind: 'done', outcome: 'unanswered', reason: outcome.reason };
    default:
      throw new OwnError(`no such outcome: ${(outcome satisfies never as { kind: string }).kind}`);
  }
}
