import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { AlertQueries } from '@/lib/store/queries/alerts';
import type { Connection } from '../connection';
import { first } from '../first';

export function alertQueries({ db, tables: { alerts } }: Connection): AlertQueries {
  const isOpen = isNull(alerts.clearedAt);
  return {
    causes: async () => {
      const open = await db.select({ cause: alerts.cause }).from(alerts).where(isOpen);
      return open.map(({ cause }) => cause);
    },
    byId: async (id) => (await first(db.select().from(alerts).where(eq(alerts.id, id)))) ?? null,
    insert: async (alert) => {
      await db.insert(alerts).values(alert);
    },
    clear: async (causes, clearedAt) => {
      await db
        .update(alerts)
        .set({ clearedAt })
        .where(and(isOpen, inArray(alerts.cause, [...causes])));
    },
  };
}
