import type { FinalOutcome, LeasedMessage } from '@/lib/outbox/lease';
import type { OutboxMessage } from '@/lib/outbox/outbox-message';
import type { Urgency } from '@/lib/outbox/outbox-policy';

/** What a message is about. */
export type OutboxSubject = { orderId: string } | { paymentEventId: string } | { alertId: string };

/** What an attempt leaves of its message: it has ended, or waits for the next one. */
export type CompletedAttempt = { reason: string | null; heldUntil: Date | null } & (
  | { outcome: FinalOutcome; messageId: number | null }
  | { nextTryAt: Date; attempts: number; unanswered: number }
);

/** The queries about messages that are still to be sent. */
export type OutboxQueries = {
  /** Each kind at most once for a subject and recipient; one that is there stays as it is. */
  enqueue(subject: OutboxSubject, messages: readonly OutboxMessage[], at: Date): Promise<void>;
  /**
   * Makes messages of an order due once more, also those that were sent; by the seller's own hand
   * unless an `urgency` is named, so as urgently as what is paid for.
   */
  requeue(
    orderId: string,
    messages: readonly OutboxMessage[],
    at: Date,
    urgency?: Urgency,
  ): Promise<void>;
  /** Makes the news of unmatched money due once more, sent or not; where there is none, nothing. */
  requeueUnmatched(subject: string, at: Date): Promise<void>;
  /** Makes what ended because a chat could not be written to due once more. */
  requeueBlocked(chatId: number, at: Date): Promise<void>;
  /** Ends a lease; false, and nothing, when another worker has taken it over. */
  complete(leased: LeasedMessage, attempt: CompletedAttempt): Promise<boolean>;
  /** Deletes what was or is to be sent to a buyer's chat. */
  deleteOfChat(chatId: number): Promise<void>;
};
