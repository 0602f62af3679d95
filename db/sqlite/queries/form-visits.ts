import { eq, lt, sql } from 'drizzle-orm';
import type { FormVisitQueries } from '@/lib/store/queries/form-visits';
import type { SqliteDb } from '../open';
import { formVisits } from '../schema';

const { day, source, visits } = formVisits;

export function formVisitQueries(db: SqliteDb): FormVisitQueries {
  return {
    sourcesOf: async (ofDay) =>
      db
        .select({ source })
        .from(formVisits)
        .where(eq(day, ofDay))
        .all()
        .map((row) => row.source),
    add: async (count) => {
      db.insert(formVisits)
        .values(count)
        .onConflictDoUpdate({
          target: [day, source],
          set: { visits: sql`${visits} + ${count.visits}` },
        })
        .run();
    },
    deleteBefore: async (before) => {
      db.delete(formVisits).where(lt(day, before)).run();
    },
  };
}
