import { and, inArray, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { AlertCause } from '@/lib/outbox/alert';
import type { Alerts } from '@/lib/store/alerts';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { queriesOf } from '../queries/queries';
import { alerts } from '../schema';
import { deliveryTrouble } from './delivery-trouble';

const OPEN = isNull(alerts.clearedAt);

/** The part of the admin that knows what the seller was alerted of. */
export function alertMethods(db: SqliteDb, group: GroupCommit): Alerts {
  const open = (db: SqliteDb): AlertCause[] =>
    db
      .select({ cause: alerts.cause })
      .from(alerts)
      .where(OPEN)
      .all()
      .map(({ cause }) => cause);
  return {
    deliveryTrouble: async (leastAttempts) => deliveryTrouble(db, leastAttempts),
    setAlerts: async (causes, messages, at) => {
      if (!isChange(open(db), causes)) return { raised: [], ended: [] };
      return await group.write(async (db) => {
        const before = open(db);
        const raised = causes.filter((cause) => !before.includes(cause));
        const ended = before.filter((cause) => !causes.includes(cause));
        for (const cause of raised) {
          const id = uuidv7();
          db.insert(alerts).values({ id, cause, raisedAt: at }).run();
          await queriesOf(db).outbox.enqueue({ alertId: id }, messages, at);
        }
        db.update(alerts)
          .set({ clearedAt: at })
          .where(and(OPEN, inArray(alerts.cause, ended)))
          .run();
        return { raised, ended };
      });
    },
  };
}

function isChange(open: readonly AlertCause[], wanted: readonly AlertCause[]): boolean {
  return open.length !== wanted.length || wanted.some((cause) => !open.includes(cause));
}
