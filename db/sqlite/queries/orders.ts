import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { digestKey } from '@/lib/secrets';
import type { OrderQueries } from '@/lib/store/queries/orders';
import { erasableOrders } from '../erasure/erasable-orders';
import { eraseTraces } from '../erasure/erase-traces';
import { tombstonesIn } from '../erasure/tombstones';
import type { SqliteDb } from '../open';
import { orderFromRow, orderToRow } from '../order-rows';
import { orders } from '../schema';
import { placeOf } from './order-places';

const value = sql.placeholder;
/** No limit, for SQLite. */
const EVERY = -1;

export function orderQueries(db: SqliteDb): OrderQueries {
  const statements = orderStatements(db);
  return {
    byId: async (id) => orderOf(statements.byId.get({ id })),
    byNumber: async (number) => orderOf(statements.byNumber.get({ number })),
    byToken: async (token) => orderOf(statements.byDigest.get({ digest: digestKey(token) })),
    ofTelegramUser: async (userId, limit = EVERY) =>
      statements.ofTelegramUser.all({ userId, limit }).map(orderFromRow),
    numberOf: async (id) => statements.numberOf.get({ id })?.number ?? null,
    erasedByNumber: async (number) => statements.erasedByNumber.get({ number }) ?? null,
    isNumberUsed: async (number) => statements.idOfNumber.get({ number }) !== undefined,
    isTombstoned: async (number) =>
      tombstonesIn(db).has(number) && !statements.idOfNumber.get({ number }),
    insert: async (order) => {
      const seq = placeOf(db, order.createdAt);
      db.insert(orders)
        .values({ ...orderToRow(order, digestKey(order.token)), seq })
        .run();
    },
    setPaymentState: async (id, { paidAt, refundedAt }) => {
      statements.setPaymentState.run({
        id,
        paidAt: paidAt?.getTime() ?? null,
        refundedAt: refundedAt?.getTime() ?? null,
      });
    },
    extendPayableUntil: async (id, until) => {
      statements.extendPayableUntil.run({ id, payableUntil: until.getTime() });
    },
    detachTelegramUser: async (userId) => {
      db.update(orders)
        .set({ telegramUserId: null })
        .where(eq(orders.telegramUserId, userId))
        .run();
    },
    setConsent: async (id, { version, at, channel }) => {
      const agreed = { consentVersion: version, consentAt: at, consentChannel: channel };
      db.update(orders).set(agreed).where(eq(orders.id, id)).run();
    },
    setContacts: async (id, { name, email, phone }) => {
      db.update(orders).set({ name, email, phone }).where(eq(orders.id, id)).run();
    },
    isUnseen: async (id) => statements.unseen.get({ id }) !== undefined,
    setSeen: async (id, seenAt) => {
      db.update(orders)
        .set({ seenAt })
        .where(and(eq(orders.id, id), isNull(orders.seenAt)))
        .run();
    },
    setBirthDate: async (id, birthDate) => {
      db.update(orders).set({ birthDate }).where(eq(orders.id, id)).run();
    },
    erasable: async (due, limit) => erasableOrders(db, due, limit),
    erase: async (erased, at) => eraseTraces(db, erased, at),
  };
}

function orderStatements(db: SqliteDb) {
  const orderWhere = (condition: SQL) =>
    db
      .select()
      .from(orders)
      .where(and(condition, isNull(orders.erasedAt)))
      .prepare();
  return {
    byId: orderWhere(eq(orders.id, value('id'))),
    byNumber: orderWhere(eq(orders.number, value('number'))),
    byDigest: orderWhere(eq(orders.tokenDigest, value('digest'))),
    ofTelegramUser: db
      .select()
      .from(orders)
      .where(and(eq(orders.telegramUserId, value('userId')), isNull(orders.erasedAt)))
      .orderBy(desc(orders.createdAt), desc(orders.id))
      .limit(value('limit'))
      .prepare(),
    numberOf: db
      .select({ number: orders.number })
      .from(orders)
      .where(eq(orders.id, value('id')))
      .prepare(),
    idOfNumber: db
      .select({ id: orders.id })
      .from(orders)
      .where(eq(orders.number, value('number')))
      .prepare(),
    erasedByNumber: db
      .select({ id: orders.id, amount: orders.amount })
      .from(orders)
      .where(and(eq(orders.number, value('number')), isNotNull(orders.erasedAt)))
      .prepare(),
    unseen: db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.id, value('id')), isNull(orders.seenAt)))
      .prepare(),
    setPaymentState: db
      .update(orders)
      .set({ paidAt: sql`${value('paidAt')}`, refundedAt: sql`${value('refundedAt')}` })
      .where(eq(orders.id, value('id')))
      .prepare(),
    extendPayableUntil: db
      .update(orders)
      .set({ payableUntil: sql`max(${orders.payableUntil}, ${value('payableUntil')})` })
      .where(eq(orders.id, value('id')))
      .prepare(),
  };
}

function orderOf(row: typeof orders.$inferSelect | undefined) {
  return row ? orderFromRow(row) : null;
}
