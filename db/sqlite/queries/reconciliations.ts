import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { OldLists, ReconciliationQueries } from '@/lib/store/queries/reconciliations';
import type { SqliteDb } from '../open';
import { reconciliations } from '../schema';

const { id, columns, madeAt } = reconciliations;

export function reconciliationQueries(db: SqliteDb): ReconciliationQueries {
  return {
    insert: async (list) => {
      db.insert(reconciliations).values(list).run();
    },
    setColumns: async (ofList, { content, columns }) => {
      db.update(reconciliations).set({ content, columns }).where(eq(id, ofList)).run();
    },
    hasOld: async (before) =>
      db.select({ id }).from(reconciliations).where(isOld(before)).limit(1).get() !== undefined,
    deleteOld: async (before) => {
      db.delete(reconciliations).where(isOld(before)).run();
    },
  };
}

function isOld({ compared, uncompared }: OldLists) {
  return or(
    and(isNotNull(columns), lt(madeAt, compared)),
    and(isNull(columns), lt(madeAt, uncompared)),
  );
}
