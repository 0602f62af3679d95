import { eq, lt, sql } from 'drizzle-orm';
import type { FormVisitQueries } from '@/lib/store/queries/form-visits';
import type { Connection } from '../connection';

export function formVisitQueries({ db, tables: { formVisits } }: Connection): FormVisitQueries {
  const { day, source, visits } = formVisits;
  return {
    sourcesOf: async (ofDay) => {
      const rows = await db.select({ source }).from(formVisits).where(eq(day, ofDay));
      return rows.map((row) => row.source);
    },
    add: async (count) => {
      await db
        .insert(formVisits)
        .values(count)
        .onConflictDoUpdate({
          target: [day, source],
          set: { visits: sql`${visits} + ${count.visits}` },
        });
    },
    deleteBefore: async (before) => {
      await db.delete(formVisits).where(lt(day, before));
    },
  };
}
