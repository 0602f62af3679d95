import { and, eq } from 'drizzle-orm';
import type { DocumentQueries } from '@/lib/store/queries/documents';
import type { Connection } from '../connection';
import { first } from '../first';

export function documentQueries({ db, tables: { documents } }: Connection): DocumentQueries {
  const { version, bytes, madeAt } = documents;
  return {
    find: async (orderId, kind) => {
      const found = db
        .select({ version, bytes, madeAt })
        .from(documents)
        .where(and(eq(documents.orderId, orderId), eq(documents.kind, kind)));
      return (await first(found)) ?? null;
    },
    insert: async (orderId, kind, document) => {
      await db
        .insert(documents)
        .values({ orderId, kind, ...document })
        .onConflictDoNothing();
    },
  };
}
