import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { OldLists, ReconciliationQueries } from '@/lib/store/queries/reconciliations';
import type { Connection } from '../connection';

export function reconciliationQueries({
  db,
  tables: { reconciliations },
}: Connection): ReconciliationQueries {
  const { id, columns, madeAt } = reconciliations;
  const isOld = ({ compared, uncompared }: OldLists) =>
    or(and(isNotNull(columns), lt(madeAt, compared)), and(isNull(columns), lt(madeAt, uncompared)));
  return {
    insert: async (list) => {
      await db.insert(reconciliations).values(list);
    },
    setColumns: async (ofList, { content, columns }) => {
      await db.update(reconciliations).set({ content, columns }).where(eq(id, ofList));
    },
    hasOld: async (before) => {
      const old = await db.select({ id }).from(reconciliations).where(isOld(before)).limit(1);
      return old.length > 0;
    },
    deleteOld: async (before) => {
      await db.delete(reconciliations).where(isOld(before));
    },
  };
}
