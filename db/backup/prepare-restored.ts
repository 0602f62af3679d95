import path from 'node:path';
import { isNull } from 'drizzle-orm';
import { writeAuditLine } from '../sql/admin/audit-log';
import type { Connection } from '../sql/connection';
import { eraseTombstoned } from '../sql/erasure/erase-tombstoned';
import type { Erased } from './tombstones-file';

/** How many messages wait and how many orders are erased once more. */
export type Prepared = { held: number; erasedAgain: number };

type Restore = { erased: Erased; from: string; at: Date };

/**
 * Makes a copy fit to go on with, inside a transaction that is already open: its messages wait for
 * the seller, because they may have been sent after it was made; the bot answers nothing a second
 * time; anyone who was signed in signs in anew; and what was erased since is erased again.
 */
export async function prepareRestored(
  on: Connection,
  { erased, from, at }: Restore,
): Promise<Prepared> {
  const { db, tables } = on;
  const { adminLinks, adminSessions, outboxMessages, telegramUpdates } = tables;
  const erasedAgain = await eraseTombstoned(on, erased);
  const waiting = { outcome: 'held', reason: HELD_REASON, leasedUntil: null } as const;
  const held = await db
    .update(outboxMessages)
    .set(waiting)
    .where(isNull(outboxMessages.outcome))
    .returning({ subject: outboxMessages.subject });
  const done = { handledAt: at, body: null, chatId: null };
  await db.update(telegramUpdates).set(done).where(isNull(telegramUpdates.handledAt));
  await db.update(adminSessions).set({ endedAt: at }).where(isNull(adminSessions.endedAt));
  await db.delete(adminLinks);
  const details = { copy: path.basename(from), held: held.length, erasedAgain };
  await writeAuditLine(on, { at, actor: 'server', action: 'restored', details });
  return { held: held.length, erasedAgain };
}

const HELD_REASON = 'база из копии: могло уже уйти';
