import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { AlertQueries } from '@/lib/store/queries/alerts';
import type { SqliteDb } from '../open';
import { alerts } from '../schema';

const OPEN = isNull(alerts.clearedAt);

export function alertQueries(db: SqliteDb): AlertQueries {
  return {
    causes: async () =>
      db
        .select({ cause: alerts.cause })
        .from(alerts)
        .where(OPEN)
        .all()
        .map(({ cause }) => cause),
    byId: async (id) => db.select().from(alerts).where(eq(alerts.id, id)).get() ?? null,
    insert: async (alert) => {
      db.insert(alerts).values(alert).run();
    },
    clear: async (causes, clearedAt) => {
      db.update(alerts)
        .set({ clearedAt })
        .where(and(OPEN, inArray(alerts.cause, [...causes])))
        .run();
    },
  };
}
