import type { AuditEntry } from '@/lib/audit';
import type { OrderNumber } from '@/lib/orders/number';
import type { MessageKind } from '@/lib/outbox/outbox-message';

/** A message of a restored database: it may have been sent after the copy was made. */
export type HeldMessage = {
  key: string;
  kind: MessageKind;
  createdAt: Date;
  order: { id: string; number: OrderNumber } | null;
};

export type HeldMessages = {
  /** The first of them, oldest first. */
  heldMessages(limit: number): Promise<HeldMessage[]>;
  /** How many there are. */
  countHeld(): Promise<number>;
  /** Makes one due, or all where `key` is null, or drops them; returns how many. */
  releaseHeld(key: string | null, way: 'send' | 'drop', entry: AuditEntry): Promise<number>;
};
