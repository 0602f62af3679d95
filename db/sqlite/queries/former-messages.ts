import { and, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { SqliteDb } from '../open';
import { formerMessages, outboxMessages } from '../schema';

/** When a message ended, or came to wait as it does now. */
export const STANDS_SINCE = sql`coalesce(${outboxMessages.endedAt}, ${outboxMessages.requeuedAt},
  ${outboxMessages.createdAt})`.mapWith(outboxMessages.createdAt);

/** What waits for the seller has not ended. */
const HELD = 'held';

/** Keeps how these messages of orders have ended, before they are made due once more. */
export function keepFormer(db: SqliteDb, which: SQL | undefined): void {
  const { orderId, kind, attempts, outcome, reason } = outboxMessages;
  const ended = db
    .select({ orderId, kind, at: STANDS_SINCE, attempts, outcome, reason })
    .from(outboxMessages)
    .where(and(isNotNull(orderId), isNotNull(outcome), ne(outcome, HELD), which))
    .all();
  for (const { orderId: id, outcome: end, ...rest } of ended) {
    if (id && end)
      db.insert(formerMessages)
        .values({ ...rest, orderId: id, outcome: end })
        .run();
  }
}
