import type { OrderNumber } from '@/lib/orders/number';
import { OwnError } from '@/lib/own-error';
import type { Admin } from './admin';
import type { Instances } from './instances';
import type { OrderDetails } from './order-details';
import type { UnitOfWork } from './unit-of-work';

/** An update of the bot that waits to be handled; `body` is the JSON text that came. */
export type WaitingUpdate = {
  id: number;
  body: string;
  /** Whose it is; null of one that belongs to no chat. */
  chatId: number | null;
  attempts: number;
  /** How many earlier answers were lost, so that they may have been seen. */
  unanswered: number;
};

/** An update as it comes; without `chatId` it belongs to no chat. */
export type NewUpdate = Pick<WaitingUpdate, 'id' | 'body'> & Partial<Pick<WaitingUpdate, 'chatId'>>;

/** What becomes of an update after an attempt to handle it. */
export type UpdateStep =
  | { kind: 'done'; at: Date }
  | {
      kind: 'later';
      nextTryAt: Date;
      attempts: number;
      unanswered: number;
      /** Until then nothing else of its chat is handled either. */
      holdsChat?: boolean;
    };

/**
 * The port to the database: every method is one atomic business fact, durable when its promise
 * resolves. Methods reject with `StoreBusy` when the database stays locked too long, and with an
 * `Error` when it fails; they never half-happen. Each engine passes `store.contract.ts`.
 */
export type Store = UnitOfWork &
  Instances & {
    findOrder(token: string): Promise<OrderDetails | null>;
    findOrderByNumber(number: OrderNumber): Promise<OrderDetails | null>;
    /**
     * Keeps updates of the bot before they are handled; those that are known already stay out. What
     * was handled days ago is forgotten: Telegram repeats nothing for longer than one.
     */
    keepUpdates(updates: readonly NewUpdate[], at: Date): Promise<void>;
    /**
     * Updates that are due, oldest first; of each chat the oldest alone, and none of one that is
     * held.
     */
    dueUpdates(now: Date, limit: number): Promise<WaitingUpdate[]>;
    /** Keeps how handling an update went; the content of one that is done is forgotten. */
    completeUpdate(update: WaitingUpdate, step: UpdateStep): Promise<void>;
    /**
     * Empties the write-ahead log of the database, in which what was erased stays until then. Returns
     * what `erasedHeldSince` does after it. Rejects when the disk fails.
     */
    emptyLog(): Promise<Date | null>;
    /**
     * Since when something erased may still be in the files of the database, because another process
     * reads them; null when it is gone for good.
     */
    erasedHeldSince(): Date | null;
    /** What the seller's admin keeps and reads. */
    admin: Admin;
    /** Resolves when the database answers and has every migration; rejects otherwise. */
    assertReady(): Promise<void>;
    close(): Promise<void>;
  };

/** The database stayed locked by another process for longer than a request may wait. */
export class StoreBusy extends OwnError {
  override readonly name = 'StoreBusy';
}
