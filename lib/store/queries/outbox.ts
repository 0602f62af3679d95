import type { OutboxMessage } from '@/lib/outbox/outbox-message';

/** What a message is about. */
export type OutboxSubject = { orderId: string } | { paymentEventId: string } | { alertId: string };

/** The queries about messages that are still to be sent. */
export type OutboxQueries = {
  /** Each kind at most once for a subject and recipient; one that is there stays as it is. */
  enqueue(subject: OutboxSubject, messages: readonly OutboxMessage[], at: Date): Promise<void>;
  /** Makes messages of an order due once more, also those that were sent. */
  requeue(orderId: string, messages: readonly OutboxMessage[], at: Date): Promise<void>;
  /** Makes the news of unmatched money due once more, sent or not; where there is none, nothing. */
  requeueUnmatched(subject: string, at: Date): Promise<void>;
};
