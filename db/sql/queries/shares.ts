import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Share } from '@/lib/orders/share-reading';
import { digestKey } from '@/lib/secrets';
import type { ShareQueries } from '@/lib/store/queries/shares';
import type { Connection } from '../connection';
import { first } from '../first';
import type { Tables } from '../schema';

export function shareQueries({ db, tables: { shareLinks } }: Connection): ShareQueries {
  const ofOrder = (orderId: string) =>
    and(eq(shareLinks.orderId, orderId), isNull(shareLinks.revokedAt));
  const find = (condition: SQL | undefined) => first(db.select().from(shareLinks).where(condition));
  return {
    ofOrder: async (orderId) => {
      const row = await find(ofOrder(orderId));
      return row ? shareFromRow(row) : null;
    },
    byToken: async (token) => {
      const hasToken = eq(shareLinks.tokenDigest, digestKey(token));
      const row = await find(and(hasToken, isNull(shareLinks.revokedAt)));
      return row ? { share: shareFromRow(row), orderId: row.orderId } : null;
    },
    insert: async (orderId, share) => {
      const tokenDigest = digestKey(share.token);
      await db.insert(shareLinks).values({ ...share, tokenDigest, orderId });
    },
    revoke: async (orderId, revokedAt) => {
      await db.update(shareLinks).set({ revokedAt }).where(ofOrder(orderId));
    },
  };
}

function shareFromRow({
  token,
  withTable,
  createdAt,
}: Tables['shareLinks']['$inferSelect']): Share {
  return { token, withTable, createdAt };
}
