import type { LeasedMessage, SendingStep } from '../outbox/lease';
import { about } from '../store/about';
import type { CompletedAttempt } from '../store/queries/outbox';
import type { UnitOfWork } from '../store/unit-of-work';

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
    const isOurs = await db.outbox.complete(leased, attemptAfter(leased, step));
    const isBlocked = step.kind === 'done' && step.outcome === 'blocked';
    if (isOurs && isBlocked && chatId) await db.telegramUsers.setMayWriteTo(chatId, false, at);
  });
}

function attemptAfter({ attempts }: LeasedMessage, step: SendingStep): CompletedAttempt {
  const { reason } = step;
  if (step.kind === 'done') {
    return { outcome: step.outcome, reason, messageId: step.messageId ?? null, heldUntil: null };
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
