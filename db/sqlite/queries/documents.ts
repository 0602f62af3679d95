import { and, eq } from 'drizzle-orm';
import type { DocumentQueries } from '@/lib/store/queries/documents';
import type { SqliteDb } from '../open';
import { documents } from '../schema';

const { version, bytes, madeAt } = documents;

export function documentQueries(db: SqliteDb): DocumentQueries {
  return {
    find: async (orderId, kind) =>
      db
        .select({ version, bytes, madeAt })
        .from(documents)
        .where(and(eq(documents.orderId, orderId), eq(documents.kind, kind)))
        .get() ?? null,
    insert: async (orderId, kind, document) => {
      db.insert(documents)
        .values({ orderId, kind, ...document })
        .onConflictDoNothing()
        .run();
    },
  };
}
