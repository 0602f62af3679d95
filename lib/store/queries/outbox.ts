import type { FinalOutcome, LeasedMessage } from '@/lib/outbox/lease';
import type { MessageKind, OutboxMessage } from '@/lib/outbox/outbox-message';
import type { Urgency } from '@/lib/outbox/outbox-policy';

/** What a message is about. */
export type OutboxSubject = { orderId: string } | { paymentEventId: string } | { alertId: string };

/** A message that waits to be sent; `attempts` counts those that were made. */
export type QueuedMessage = Pick<
  LeasedMessage,
  'subject' | 'kind' | 'chatId' | 'queuedAt' | 'urgency' | 'attempts' | 'unanswered'
> & { cause: OutboxSubject };

/** Which messages may be given out: of these kinds, no less urgent, due at `now`. */
export type WhichDue = { kinds: readonly MessageKind[]; leastUrgent: Urgency; now: Date };

/** What an attempt leaves of its message: it has ended, or waits for the next one. */
export type CompletedAttempt = { reason: string | null; heldUntil: Date | null } & (
  | { outcome: FinalOutcome; messageId: number | null; endedAt: Date }
  | { nextTryAt: Date; attempts: number; unanswered: number }
);

/** The queries about messages that are still to be sent. */
export type OutboxQueries = {
  /** Each kind at most once for a subject and recipient; one that is there stays as it is. */
  enqueue(subject: OutboxSubject, messages: readonly OutboxMessage[], at: Date): Promise<void>;
  /**
   * Makes messages of an order due once more, also those that were sent; by the seller's own hand
   * unless an `urgency` is named, so as urgently as what is paid for. How they ended before stays
   * in the timeline of the order, here and wherever a message that has ended is made due.
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
  /**
   * The most urgent one that nobody has leased, of those the one due longest. One recipient, a chat
   * or an address, has one message at a time, and a chat that is held has none. A PDF comes after
   * its summary, unless that keeps failing.
   */
  nextDue(which: WhichDue): Promise<QueuedMessage | null>;
  /** Leases a message; once the lease is over it is due at `nextTryAt`. */
  lease(message: QueuedMessage, leasedUntil: Date, nextTryAt: Date): Promise<void>;
  /** Ends a message that nobody has leased. */
  end(message: QueuedMessage, outcome: FinalOutcome, reason: string, at: Date): Promise<void>;
  /** Counts an attempt; false, and nothing, when another worker has taken the lease over. */
  setAttempts(
    leased: LeasedMessage,
    attempt: Pick<LeasedMessage, 'attempts' | 'unanswered'>,
  ): Promise<boolean>;
  /** Ends every lease of this instance that is not over. */
  endLeases(now: Date): Promise<void>;
  /** The id of the message that told number and sum of an order to a chat, once it is known. */
  orderMessageId(orderId: string, chatId: number): Promise<number | null>;
  /** Ends a lease; false, and nothing, when another worker has taken it over. */
  complete(leased: LeasedMessage, attempt: CompletedAttempt): Promise<boolean>;
  /** Deletes what was or is to be sent to a buyer's chat. */
  deleteOfChat(chatId: number): Promise<void>;
};
