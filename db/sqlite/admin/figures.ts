import { and, count, isNotNull, isNull, lte, max, min, sql } from 'drizzle-orm';
import type { Figures } from '@/lib/store/figures';
import type { SqliteDb } from '../open';
import { HELD } from '../queries/undelivered';
import { orders, outboxMessages, paymentEvents, rejectedPaymentEvents } from '../schema';

/** Since when a message waits: what was requeued waits no longer than since then. */
const QUEUED_AT = min(
  sql`coalesce(${outboxMessages.requeuedAt}, ${outboxMessages.createdAt})`,
).mapWith(outboxMessages.createdAt);

/** The part of the admin that counts, by indexes alone: it is asked several times a minute. */
export function figureMethods(db: SqliteDb): Figures {
  const ordersWhere = (condition?: ReturnType<typeof and>) =>
    db.select({ n: count() }).from(orders).where(condition).get()?.n ?? 0;
  return {
    figures: async (now) => ({
      orders: {
        placed: ordersWhere(),
        paid: ordersWhere(isNotNull(orders.paidAt)),
        refunded: ordersWhere(isNotNull(orders.refundedAt)),
      },
      paymentEvents: db
        .select({ outcome: paymentEvents.outcome, count: count() })
        .from(paymentEvents)
        .groupBy(paymentEvents.outcome)
        .all(),
      rejectedPaymentEvents:
        db
          .select({ newest: max(rejectedPaymentEvents.id) })
          .from(rejectedPaymentEvents)
          .get()?.newest ?? 0,
      outbox: outbox(db, now),
      databaseBytes: pragma(db, 'page_count') * pragma(db, 'page_size'),
    }),
    oldestQueuedAt: async () =>
      db.select({ at: QUEUED_AT }).from(outboxMessages).where(isNull(outboxMessages.outcome)).get()
        ?.at ?? null,
  };
}

function outbox(db: SqliteDb, now: Date) {
  const due = db
    .select({ due: count(), oldestDueAt: min(outboxMessages.nextTryAt) })
    .from(outboxMessages)
    .where(and(isNull(outboxMessages.outcome), lte(outboxMessages.nextTryAt, now)))
    .get();
  const held = db.select({ held: count() }).from(outboxMessages).where(HELD).get();
  return { due: due?.due ?? 0, oldestDueAt: due?.oldestDueAt ?? null, held: held?.held ?? 0 };
}

function pragma(db: SqliteDb, name: 'page_count' | 'page_size'): number {
  return Object.values(db.get<Record<string, number>>(sql.raw(`pragma ${name}`)))[0] ?? 0;
}
