import { and, eq, isNull } from 'drizzle-orm';
import type { DocumentKind } from '@/lib/documents/document';
import type { Order } from '@/lib/orders/order';
import type { Store } from '@/lib/store/store';
import type { GroupCommit } from './group-commit';
import type { SqliteDb } from './open';
import { documents, orders } from './schema';

type DocumentMethods = Pick<Store, 'findDocument' | 'keepDocument'>;

/** The part of the store that keeps what was made of a reading. */
export function documentMethods(db: SqliteDb, group: GroupCommit): DocumentMethods {
  const find = (db: SqliteDb, order: Order, kind: DocumentKind) => {
    const isIt = and(eq(documents.orderId, order.id), eq(documents.kind, kind));
    const { version, bytes, madeAt } = documents;
    return db.select({ version, bytes, madeAt }).from(documents).where(isIt).get() ?? null;
  };
  const isStillSo = (db: SqliteDb, { id, birthDate }: Order) => {
    const now = db
      .select()
      .from(orders)
      .where(and(eq(orders.id, id), isNull(orders.erasedAt)))
      .get();
    if (!now || now.birthDate !== birthDate) return false;
    return now.paidAt !== null && now.refundedAt === null;
  };
  return {
    findDocument: async (order, kind) => find(db, order, kind),
    keepDocument: (order, kind, document) =>
      group.write((db) => {
        if (!isStillSo(db, order)) return null;
        const row = { orderId: order.id, kind, ...document };
        db.insert(documents).values(row).onConflictDoNothing().run();
        return find(db, order, kind);
      }),
  };
}
