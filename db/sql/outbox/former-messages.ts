import { and, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection';
import type { Tables } from '../schema';

/** When a message ended, or came to wait as it does now. */
export function standsSince({ outboxMessages }: Tables) {
  const { endedAt, requeuedAt, createdAt } = outboxMessages;
  return sql`coalesce(${endedAt}, ${requeuedAt}, ${createdAt})`.mapWith(createdAt);
}

/** What waits for the seller has not ended. */
const HELD = 'held';

/** Keeps how these messages of orders have ended, before they are made due once more. */
export async function keepFormer(
  { db, tables }: Connection,
  which: SQL | undefined,
): Promise<void> {
  const { formerMessages, outboxMessages } = tables;
  const { orderId, kind, attempts, outcome, reason } = outboxMessages;
  const ended = await db
    .select({ orderId, kind, at: standsSince(tables), attempts, outcome, reason })
    .from(outboxMessages)
    .where(and(isNotNull(orderId), isNotNull(outcome), ne(outcome, HELD), which));
  for (const { orderId: id, outcome: end, ...rest } of ended) {
    if (id && end) {
      await db.insert(formerMessages).values({ ...rest, orderId: id, outcome: end });
    }
  }
}
