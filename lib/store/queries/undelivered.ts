import type { OrderNumber } from '@/lib/orders/number';
import type { MessageOutcome } from '@/lib/outbox/lease';
import type { MessageKind } from '@/lib/outbox/outbox-message';

/** A message that was not delivered: not yet, or for good. `reason` names nobody. */
export type UndeliveredMessage = {
  key: string;
  /** Its place in the outbox; pages go by it. */
  seq: number;
  kind: MessageKind;
  /** Null while it is tried again. */
  outcome: MessageOutcome | null;
  reason: string;
  createdAt: Date;
  /** Null of a message about money for an order that there is not. */
  order: { id: string; number: OrderNumber } | null;
  /** Where a letter to the buyer goes now: the e-mail of the order, which may be corrected by then. */
  email: string | null;
};

/** Tried again by itself, given up, or held since a restore: it may have been sent before that. */
export type UndeliveredState = 'retrying' | 'given_up' | 'held';

/** Which of them are wanted; null = whichever, but those that are held only when they are asked for. */
export type UndeliveredFilter = {
  state: UndeliveredState | null;
  kind: MessageKind | null;
  /** Of the order that has exactly this number. */
  number: string | null;
};

export const ANY_UNDELIVERED: UndeliveredFilter = { state: null, kind: null, number: null };
export const HELD_MESSAGES: UndeliveredFilter = { ...ANY_UNDELIVERED, state: 'held' };

/** One message by its key, or those that fit a filter and lie no later in the outbox than `upTo`. */
export type WhichUndelivered = string | (UndeliveredFilter & { upTo?: number });

/**
 * How many messages wait for the seller's decision, how many of them are held, and the place of the
 * newest; all 0 when there are none.
 */
export type ToDecide = { count: number; held: number; newest: number };

/** What the audit log says of a message. */
export type ResolvedMessage = { kind: MessageKind; orderId: string | null };

/** The queries about messages that were not delivered. */
export type UndeliveredQueries = {
  /** Newest first, those that lie before the one at `before`; or oldest first. */
  list(
    filter: UndeliveredFilter,
    page: { before?: number | null; limit: number; isOldestFirst?: boolean },
  ): Promise<UndeliveredMessage[]>;
  /** Those that were given up or are held; what is tried again by itself is not decided about. */
  toDecide(which: WhichUndelivered): Promise<ToDecide>;
  /**
   * Makes those to decide about due once more, as urgently as what is paid for. One that may have
   * arrived stays the same message, `createdAt` and the id of the letter with it.
   */
  requeue(which: WhichUndelivered, at: Date): Promise<ResolvedMessage[]>;
  /** Dismisses those to decide about for good. */
  dismiss(which: WhichUndelivered): Promise<ResolvedMessage[]>;
};
