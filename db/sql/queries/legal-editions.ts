import { desc } from 'drizzle-orm';
import type { LegalEditionQueries } from '@/lib/store/queries/legal-editions';
import type { Connection } from '../connection';

export function legalEditionQueries({
  db,
  tables: { legalEditions },
  words,
}: Connection): LegalEditionQueries {
  return {
    all: async () =>
      db
        .select()
        .from(legalEditions)
        .orderBy(desc(words.place(legalEditions))),
    insert: async (edition) => {
      await db.insert(legalEditions).values(edition);
    },
  };
}
