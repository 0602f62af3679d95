import { and, count, isNotNull, isNull, lte, max, min, type SQL, sql } from 'drizzle-orm';
import type { FigureCounts, Figures } from '@/lib/store/figures';
import type { Connection } from '../connection';
import type { Reader } from '../engine';
import { first } from '../first';
import { isHeld } from '../outbox/which-undelivered';

/** The part of the admin that counts, by indexes alone: it is asked several times a minute. */
export function figureMethods({ read }: Reader): Figures {
  return {
    figures: (now) =>
      read(async (on) => ({
        orders: {
          placed: await countOrders(on),
          paid: await countOrders(on, isNotNull(on.tables.orders.paidAt)),
          refunded: await countOrders(on, isNotNull(on.tables.orders.refundedAt)),
        },
        paymentEvents: await paymentEventsByOutcome(on),
        rejectedPaymentEvents: await lastRejected(on),
        outbox: await outbox(on, now),
        databaseBytes: await on.words.databaseBytes(on.db),
      })),
    oldestQueuedAt: () => read(oldestQueuedAt),
  };
}

async function countOrders(
  { db, tables: { orders } }: Connection,
  condition?: SQL,
): Promise<number> {
  return (await first(db.select({ n: count() }).from(orders).where(condition)))?.n ?? 0;
}

async function paymentEventsByOutcome({ db, tables: { paymentEvents } }: Connection) {
  return db
    .select({ outcome: paymentEvents.outcome, count: count() })
    .from(paymentEvents)
    .groupBy(paymentEvents.outcome);
}

async function lastRejected({
  db,
  tables: { rejectedPaymentEvents },
}: Connection): Promise<number> {
  const newest = max(rejectedPaymentEvents.id);
  return (await first(db.select({ newest }).from(rejectedPaymentEvents)))?.newest ?? 0;
}

async function outbox({ db, tables }: Connection, now: Date): Promise<FigureCounts['outbox']> {
  const { outboxMessages } = tables;
  const due = await first(
    db
      .select({ due: count(), oldestDueAt: min(outboxMessages.nextTryAt) })
      .from(outboxMessages)
      .where(and(isNull(outboxMessages.outcome), lte(outboxMessages.nextTryAt, now))),
  );
  const held = db.select({ held: count() }).from(outboxMessages).where(isHeld(tables));
  return {
    due: due?.due ?? 0,
    oldestDueAt: due?.oldestDueAt ?? null,
    held: (await first(held))?.held ?? 0,
  };
}

/** Since when the oldest message waits: what was requeued waits no longer than since then. */
async function oldestQueuedAt({
  db,
  tables: { outboxMessages },
}: Connection): Promise<Date | null> {
  const { requeuedAt, createdAt, outcome } = outboxMessages;
  const at = min(sql`coalesce(${requeuedAt}, ${createdAt})`).mapWith(createdAt);
  return (await first(db.select({ at }).from(outboxMessages).where(isNull(outcome))))?.at ?? null;
}
