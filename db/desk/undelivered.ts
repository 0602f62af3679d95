import type { AuditEntry } from '@/lib/admin/audit';
import type { MessageOutcome } from '@/lib/notifications/lease';
import type { NotificationKind } from '@/lib/notifications/notification';
import type { OrderNumber } from '@/lib/orders/number';

/** A message that was not delivered: not yet, or for good. `reason` names nobody. */
export type UndeliveredMessage = {
  key: string;
  /** Its place in the outbox; pages go by it. */
  seq: number;
  kind: NotificationKind;
  /** Null while it is tried again. */
  outcome: MessageOutcome | null;
  reason: string;
  createdAt: Date;
  /** Null of a message about money for an order that there is not. */
  order: { id: string; number: OrderNumber } | null;
};

/** Whether it is tried again by itself. */
export type UndeliveredState = 'retrying' | 'given_up';

/** Which of them are wanted; null = whichever. */
export type UndeliveredFilter = {
  state: UndeliveredState | null;
  kind: NotificationKind | null;
  /** Of the order that has exactly this number. */
  number: string | null;
};

export const ANY_UNDELIVERED: UndeliveredFilter = { state: null, kind: null, number: null };

export type Undelivered = {
  /** Among the messages of late, newest first: those that lie before the one at `before`. */
  undeliveredMessages(
    filter: UndeliveredFilter,
    page: { before: number | null; limit: number },
  ): Promise<UndeliveredMessage[]>;
  /**
   * Makes messages that were given up due anew, or puts them aside for good: one by its key, or
   * all that fit the filter. Answers how many; one that is tried again by itself is left alone.
   */
  settleUndelivered(
    chosen: string | UndeliveredFilter,
    way: 'send' | 'drop',
    entry: AuditEntry,
  ): Promise<number>;
};
