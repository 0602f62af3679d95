import type { AuditEntry } from '@/lib/audit';
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
};

/** Tried again by itself, given up, or held since a restore until the seller decides. */
export type UndeliveredState = 'retrying' | 'given_up' | 'held';

/** Which of them are wanted; null = whichever, but those that are held only when they are asked for. */
export type UndeliveredFilter = {
  state: UndeliveredState | null;
  kind: MessageKind | null;
  /** Of the order that has exactly this number. */
  number: string | null;
};

export const ANY_UNDELIVERED: UndeliveredFilter = { state: null, kind: null, number: null };

/**
 * How many were given up, or are held where those are asked for, and the place of the newest of
 * them; 0 and 0 when there are none.
 */
export type GivenUp = { count: number; newest: number };

export type Undelivered = {
  /** Among the messages of late, newest first: those that lie before the one at `before`. */
  undeliveredMessages(
    filter: UndeliveredFilter,
    page: { before: number | null; limit: number },
  ): Promise<UndeliveredMessage[]>;
  /** What was given up among those that fit the filter, on whatever page. */
  givenUp(filter: UndeliveredFilter): Promise<GivenUp>;
  /**
   * Makes messages that were given up or are held due anew, or dismisses them for good: one by its
   * key, or all that fit the filter as far as they were `shown`. Returns how many; one that is
   * tried again by itself is left alone, so are newer ones, and all of them when more have been
   * given up among the older ones: nobody has seen which.
   */
  resolveUndelivered(
    chosen: string | { filter: UndeliveredFilter; shown: GivenUp },
    way: 'send' | 'drop',
    entry: AuditEntry,
  ): Promise<number>;
};
