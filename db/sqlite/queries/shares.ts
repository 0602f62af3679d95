import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Share } from '@/lib/orders/share-reading';
import { digestKey } from '@/lib/secrets';
import type { ShareQueries } from '@/lib/store/queries/shares';
import type { SqliteDb } from '../open';
import { shareLinks } from '../schema';

export function shareQueries(db: SqliteDb): ShareQueries {
  const ofOrder = (orderId: string) =>
    and(eq(shareLinks.orderId, orderId), isNull(shareLinks.revokedAt));
  const find = (condition: SQL | undefined) => db.select().from(shareLinks).where(condition).get();
  return {
    ofOrder: async (orderId) => {
      const row = find(ofOrder(orderId));
      return row ? shareFromRow(row) : null;
    },
    byToken: async (token) => {
      const hasToken = eq(shareLinks.tokenDigest, digestKey(token));
      const row = find(and(hasToken, isNull(shareLinks.revokedAt)));
      return row ? { share: shareFromRow(row), orderId: row.orderId } : null;
    },
    insert: async (orderId, share) => {
      const tokenDigest = digestKey(share.token);
      db.insert(shareLinks)
        .values({ ...share, tokenDigest, orderId })
        .run();
    },
    revoke: async (orderId, revokedAt) => {
      db.update(shareLinks).set({ revokedAt }).where(ofOrder(orderId)).run();
    },
  };
}

function shareFromRow({ token, withTable, createdAt }: typeof shareLinks.$inferSelect): Share {
  return { token, withTable, createdAt };
}
