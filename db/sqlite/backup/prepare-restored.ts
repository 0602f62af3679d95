import path from 'node:path';
import { isNull } from 'drizzle-orm';
import { writeAuditLine } from '../admin/audit-log';
import { eraseTombstoned } from '../erasure/erase-tombstoned';
import type { SqliteDb } from '../open';
import { adminLinks, adminSessions, outboxMessages, telegramUpdates } from '../schema';

/** How many messages wait and how many orders are erased once more. */
export type Prepared = { held: number; erasedAgain: number };

/** `erased` are the numbers of erased orders with the time. */
type Restore = { erased: ReadonlyMap<string, Date>; from: string; at: Date };

/**
 * Makes a copy fit to go on with, in one transaction: its messages wait for the seller, because
 * they may have been sent after it was made; the bot answers nothing a second time; anyone who was
 * signed in signs in anew; and what was erased since is erased again.
 */
export function prepareRestored(db: SqliteDb, { erased, from, at }: Restore): Prepared {
  return db.transaction(() => {
    const erasedAgain = eraseTombstoned(db, erased);
    const waiting = { outcome: 'held', reason: HELD_REASON, leasedUntil: null } as const;
    const { changes: held } = db
      .update(outboxMessages)
      .set(waiting)
      .where(isNull(outboxMessages.outcome))
      .run();
    const done = { handledAt: at, body: null, chatId: null };
    db.update(telegramUpdates).set(done).where(isNull(telegramUpdates.handledAt)).run();
    db.update(adminSessions).set({ endedAt: at }).where(isNull(adminSessions.endedAt)).run();
    db.delete(adminLinks).run();
    const details = { copy: path.basename(from), held, erasedAgain };
    writeAuditLine(db, { at, actor: 'server', action: 'restored', details });
    return { held, erasedAgain };
  });
}

const HELD_REASON = 'база из копии: могло уже уйти';
