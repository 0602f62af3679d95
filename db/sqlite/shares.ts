import { and, eq, isNull } from 'drizzle-orm';
import { digestToken } from '@/lib/orders/access';
import type { Order } from '@/lib/orders/order';
import type { Share } from '@/lib/orders/share';
import { loadOrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import type { GroupCommit } from './group-commit';
import type { SqliteDb } from './open';
import { queriesOf } from './queries/queries';
import { shareLinks } from './schema';

type ShareMethods = Pick<Store, 'shareOf' | 'share' | 'revokeShare' | 'findShared'>;

/** The part of the store that keeps share links. */
export function shareMethods(db: SqliteDb, group: GroupCommit): ShareMethods {
  const isAlive = isNull(shareLinks.revokedAt);
  const ofOrder = (order: Order) => and(eq(shareLinks.orderId, order.id), isAlive);
  const alive = (db: SqliteDb, order: Order) => {
    const row = db.select().from(shareLinks).where(ofOrder(order)).get();
    return row ? shareFromRow(row) : null;
  };
  const revoke = (db: SqliteDb, order: Order, at: Date) =>
    db.update(shareLinks).set({ revokedAt: at }).where(ofOrder(order)).run();
  return {
    shareOf: async (order) => alive(db, order),
    share: (order, wanted) =>
      group.write((db) => {
        const known = alive(db, order);
        if (known?.withTable === wanted.withTable) return known;
        revoke(db, order, wanted.createdAt);
        const tokenDigest = digestToken(wanted.token);
        db.insert(shareLinks)
          .values({ ...wanted, tokenDigest, orderId: order.id })
          .run();
        return wanted;
      }),
    revokeShare: (order, at) => group.write((db) => void revoke(db, order, at)),
    findShared: async (token) => {
      const hasToken = eq(shareLinks.tokenDigest, digestToken(token));
      const row = db.select().from(shareLinks).where(and(hasToken, isAlive)).get();
      const file = row && (await loadOrderDetails(queriesOf(db), row.orderId));
      return file ? { share: shareFromRow(row), file } : null;
    },
  };
}

function shareFromRow({ token, withTable, createdAt }: typeof shareLinks.$inferSelect): Share {
  return { token, withTable, createdAt };
}
