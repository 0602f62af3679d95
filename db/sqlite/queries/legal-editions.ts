import { desc, sql } from 'drizzle-orm';
import type { LegalEditionQueries } from '@/lib/store/queries/legal-editions';
import type { SqliteDb } from '../open';
import { legalEditions } from '../schema';

export function legalEditionQueries(db: SqliteDb): LegalEditionQueries {
  return {
    all: async () => db.select().from(legalEditions).orderBy(desc(sql`rowid`)).all(),
    insert: async (edition) => {
      db.insert(legalEditions).values(edition).run();
    },
  };
}
