import { and, eq } from 'drizzle-orm';
import type { DocumentKind } from '@/lib/documents/document';
import type { Order } from '@/lib/orders/order';
import type { Store } from '@/lib/store/store';
import type { GroupCommit } from './group-commit';
import type { SqliteDb } from './open';
import type { OrderStatements } from './order-statements';
import { documents } from './schema';

type DocumentMethods = Pick<Store, 'findDocument' | 'keepDocument'>;

/** The part of the store that keeps what was made of a reading. */
export function documentMethods(
  db: SqliteDb,
  group: GroupCommit,
  statements: OrderStatements,
): DocumentMethods {
  const find = (order: Order, kind: DocumentKind) => {
    const isIt = and(eq(documents.orderId, order.id), eq(documents.kind, kind));
    const { version, bytes, madeAt } = documents;
    return db.select({ version, bytes, madeAt }).from(documents).where(isIt).get() ?? null;
  };
  const isStillSo = ({ id, birthDate }: Order) => {
    const now = statements.byId.get({ id });
    if (!now || now.birthDate !== birthDate) return false;
    return now.paidAt !== null && now.refundedAt === null;
  };
  return {
    findDocument: async (order, kind) => find(order, kind),
    keepDocument: (order, kind, document) =>
      group.write(() => {
        if (!isStillSo(order)) return null;
        const row = { orderId: order.id, kind, ...document };
        db.insert(documents).values(row).onConflictDoNothing().run();
        return find(order, kind);
      }),
  };
}
