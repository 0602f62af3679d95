import type { LeasedMessage, SendingStep } from '../outbox/lease';
import { OwnError } from '../own-error';
import { about } from '../store/about';
import type { CompletedAttempt } from '../store/queries/outbox';
import type { UnitOfWork } from '../store/unit-of-work';
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
const MAX_UNANSWERED = 1;

type Attempt = Pick<LeasedMessage, 'attempts' | 'unanswered'>;

/** Whether so many answers were lost that it is given up: each time it may have arrived. */
export function isLostTooOften({ unanswered }: Pick<Attempt, 'unanswered'>): boolean {
  return unanswered > MAX_UNANSWERED;
}

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

/**
 * Records how an attempt ended; a worker whose lease was taken over changes nothing. A chat that is
 * blocked is known from then on as one that may not be written to.
 */
export async function completeSending(
  store: UnitOfWork,
  leased: LeasedMessage,
  step: SendingStep,
  at: Date,
): Promise<void> {
  const { chatId } = leased;
  await store.write(chatId ? [about.telegramUser(chatId)] : [], async (db) => {
    const isOurs = await db.outbox.complete(leased, attemptAfter(leased, step, at));
    const isBlocked = step.kind === 'done' && step.outcome === 'blocked';
    if (isOurs && isBlocked && chatId) await db.telegramUsers.setMayWriteTo(chatId, false, at);
  });
}

function attemptAfter(
  { attempts }: LeasedMessage,
  step: SendingStep,
  endedAt: Date,
): CompletedAttempt {
  const { reason } = step;
  if (step.kind === 'done') {
    const { outcome, messageId = null } = step;
    return { outcome, reason, messageId, endedAt, heldUntil: null };
  }
  const { nextTryAt, unanswered, isFree, holdsRecipient } = step;
  return {
    nextTryAt,
    unanswered,
    reason,
    heldUntil: holdsRecipient ? nextTryAt : null,
    attempts: isFree ? attempts - 1 : attempts,
  };
}
