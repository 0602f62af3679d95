import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Reading } from '@/lib/chakras/reading';
import { digestToken } from '@/lib/orders/access';
import type { Order } from '@/lib/orders/order';
import type { PaymentLink } from '@/lib/payments/links/gateway';
import type { OrderFile } from '@/lib/store/order-file';
import type { IdempotencyKey } from '@/lib/store/queries/idempotency-keys';
import type { PlacedOrder, Store } from '@/lib/store/store';
import { writeAuditLine } from './admin/audit-log';
import type { GroupCommit } from './group-commit';
import type { Owe } from './notifications';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import type { OrderStatements } from './order-statements';
import { heldPrice, withPromo } from './promo';
import { idempotencyKeys, type orders, paymentLinks, promoCodes } from './schema';

type OrderMethods = Pick<
  Store,
  | 'placeOrder'
  | 'isKeyUsed'
  | 'holdPrice'
  | 'isPromoLimited'
  | 'findOrder'
  | 'findOrderByNumber'
  | 'saveLink'
  | 'saveLinkFailure'
>;

/** The part of the store that keeps orders and their links. */
export function orderMethods(
  db: SqliteDb,
  group: GroupCommit,
  statements: OrderStatements,
  owe: Owe,
): OrderMethods {
  const file = (row: typeof orders.$inferSelect | undefined): OrderFile | null =>
    row ? orderFile(orderFromRow(row), statements) : null;
  const isErased = ({ id }: Order) => !statements.byId.get({ id });
  return {
    placeOrder: (wanted, idempotency, owed = [], promo = null) =>
      group.write<PlacedOrder>(() => {
        const earlier = idempotency && placedEarlier(idempotency, wanted.createdAt, statements);
        if (earlier) return earlier;
        const { number } = wanted;
        if (statements.isNumberTaken.get({ number }) || statements.isBuried(number)) {
          return { kind: 'number_taken' };
        }
        const priced = withPromo(db, wanted, promo);
        if (!priced.ok) return { kind: 'promo_refused', refusal: priced.refusal };
        const { order } = priced;
        statements.insertOrder(order);
        if (idempotency) {
          const { id: orderId, createdAt } = order;
          // An earlier one has run out.
          statements.dropIdempotencyKey.run({ key: idempotency.key });
          db.insert(idempotencyKeys)
            .values({ ...idempotency, orderId, createdAt })
            .run();
        }
        owe({ orderId: order.id }, owed, order.createdAt);
        return { kind: 'placed', order };
      }),
    isKeyUsed: async ({ key }, at) => {
      const known = statements.idempotencyKey.get({ key });
      return known !== undefined && isAlive(known, at);
    },
    holdPrice: (order, at, hold) => group.write(() => heldPrice(db, order, at, hold)),
    isPromoLimited: async (code) => {
      const row = db.select().from(promoCodes).where(eq(promoCodes.code, code)).get();
      return row ? row.mostUses !== null : null;
    },
    findOrder: async (token) => file(statements.byDigest.get({ digest: digestToken(token) })),
    findOrderByNumber: async (number) => file(statements.byNumber.get({ number })),
    saveLink: (order, link, rawAnswer, action) =>
      group.write(() => {
        const orderId = order.id;
        // The order may have been erased while the link was made.
        const kept = isErased(order) ? { ...link, url: '', rawAnswer: '' } : { ...link, rawAnswer };
        db.insert(paymentLinks)
          .values({ id: uuidv7(), orderId, ...kept })
          .run();
        const payableUntil = link.expiresAt.getTime();
        statements.payableAtLeastUntil.run({ id: orderId, payableUntil });
        if (action) writeAuditLine(db, action);
      }),
    saveLinkFailure: (order, { failure, rawAnswer }, madeAt, action) =>
      group.write(() => {
        const answer = isErased(order) ? '' : rawAnswer;
        const failed = { id: uuidv7(), orderId: order.id, failure, rawAnswer: answer, madeAt };
        db.insert(paymentLinks).values(failed).run();
        if (action) writeAuditLine(db, { ...action, details: { failure } });
      }),
  };
}

/** What a key that was used before means; null when it was not, or is free again since. */
function placedEarlier(
  { key, fingerprint }: IdempotencyKey,
  now: Date,
  statements: OrderStatements,
): PlacedOrder | null {
  const known = statements.idempotencyKey.get({ key });
  if (!known || !isAlive(known, now)) return null;
  if (known.fingerprint !== fingerprint) return { kind: 'conflict' };
  const first = statements.byId.get({ id: known.orderId });
  return first ? { kind: 'replayed', order: orderFromRow(first) } : null;
}

function isAlive({ expiresAt }: { expiresAt: Date | null }, now: Date): boolean {
  return expiresAt === null || expiresAt > now;
}

/** An order with what belongs to it, by the store's own key. */
export function orderFileById(id: string, statements: OrderStatements): OrderFile | null {
  const row = statements.byId.get({ id });
  return row ? orderFile(orderFromRow(row), statements) : null;
}

/** Puts to an order what belongs to it. */
export function orderFile(order: Order, statements: OrderStatements): OrderFile {
  const link = statements.newestLink.get({ orderId: order.id });
  const reading = order.paidAt && statements.reading.get({ orderId: order.id });
  return {
    order,
    link: link ? linkFromRow(link) : null,
    reading: reading ? readingFromRow(reading) : null,
  };
}

/** A link as its row holds it; null of an answer that was none. */
export function linkFromRow({
  url,
  madeAt,
  expiresAt,
}: typeof paymentLinks.$inferSelect): PaymentLink | null {
  return url && expiresAt ? { url, madeAt, expiresAt } : null;
}

function readingFromRow(row: { method: string; version: number; numbers: string }): Reading {
  const numbers = JSON.parse(row.numbers) as Omit<Reading, 'method' | 'version'>;
  return { method: row.method, version: row.version, ...numbers };
}
