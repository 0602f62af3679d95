import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { digestKey } from '@/lib/secrets';
import type { OrderQueries } from '@/lib/store/queries/orders';
import type { Connection } from '../connection';
import { erasableOrders } from '../erasure/erasable-orders';
import { eraseTraces } from '../erasure/erase-traces';
import { first } from '../first';
import { orderFromRow, orderToRow } from '../order-rows';
import type { Tables } from '../schema';
import { placeOf } from './order-places';
import { placeholderOf } from './placeholders';

const value = sql.placeholder;

export function orderQueries(on: Connection): OrderQueries {
  const {
    db,
    tables: { orders },
    words,
    tombstones,
  } = on;
  const statements = orderStatements(on);
  const isNumberUsed = async (number: string) =>
    (await statements.idOfNumber.execute({ number })).length > 0;
  return {
    byId: async (id) => orderOf(await first(statements.byId.execute({ id }))),
    byNumber: async (number) => orderOf(await first(statements.byNumber.execute({ number }))),
    byToken: async (token) =>
      orderOf(await first(statements.byDigest.execute({ digest: digestKey(token) }))),
    ofTelegramUser: async (userId, limit) => {
      const rows = await statements.ofTelegramUser.execute({
        userId,
        limit: limit ?? words.noLimit,
      });
      return rows.map(orderFromRow);
    },
    numberOf: async (id) => (await first(statements.numberOf.execute({ id })))?.number ?? null,
    erasedByNumber: async (number) =>
      (await first(statements.erasedByNumber.execute({ number }))) ?? null,
    isNumberUsed,
    isTombstoned: async (number) => (await tombstones.has(number)) && !(await isNumberUsed(number)),
    insert: async (order) => {
      const seq = await placeOf(on, order.createdAt);
      await db.insert(orders).values({ ...orderToRow(order, digestKey(order.token)), seq });
    },
    setPaymentState: async (id, { paidAt, refundedAt }) => {
      await statements.setPaymentState.execute({ id, paidAt, refundedAt });
    },
    extendPayableUntil: async (id, payableUntil) => {
      await statements.extendPayableUntil.execute({ id, payableUntil });
    },
    detachTelegramUser: async (userId) => {
      await db
        .update(orders)
        .set({ telegramUserId: null })
        .where(eq(orders.telegramUserId, userId));
    },
    setConsent: async (id, { version, at, channel }) => {
      const agreed = { consentVersion: version, consentAt: at, consentChannel: channel };
      await db.update(orders).set(agreed).where(eq(orders.id, id));
    },
    setContacts: async (id, { name, email, phone }) => {
      await db.update(orders).set({ name, email, phone }).where(eq(orders.id, id));
    },
    isUnseen: async (id) => (await statements.unseen.execute({ id })).length > 0,
    setSeen: async (id, seenAt) => {
      await db
        .update(orders)
        .set({ seenAt })
        .where(and(eq(orders.id, id), isNull(orders.seenAt)));
    },
    setBirthDate: async (id, birthDate) => {
      await db.update(orders).set({ birthDate }).where(eq(orders.id, id));
    },
    erasable: (due, limit) => erasableOrders(on, due, limit),
    erase: (erased, at) => eraseTraces(on, erased, at),
  };
}

function orderStatements({ db, tables: { orders }, words }: Connection) {
  const orderWhere = (condition: SQL) =>
    db
      .select()
      .from(orders)
      .where(and(condition, isNull(orders.erasedAt)));
  return {
    byId: orderWhere(eq(orders.id, value('id'))).prepare('order_by_id'),
    byNumber: orderWhere(eq(orders.number, value('number'))).prepare('order_by_number'),
    byDigest: orderWhere(eq(orders.tokenDigest, value('digest'))).prepare('order_by_digest'),
    ofTelegramUser: db
      .select()
      .from(orders)
      .where(and(eq(orders.telegramUserId, value('userId')), isNull(orders.erasedAt)))
      .orderBy(desc(orders.createdAt), desc(orders.id))
      .limit(value('limit'))
      .prepare('orders_of_telegram_user'),
    numberOf: db
      .select({ number: orders.number })
      .from(orders)
      .where(eq(orders.id, value('id')))
      .prepare('order_number'),
    idOfNumber: db
      .select({ id: orders.id })
      .from(orders)
      .where(eq(orders.number, value('number')))
      .prepare('order_id_of_number'),
    erasedByNumber: db
      .select({ id: orders.id, amount: orders.amount })
      .from(orders)
      .where(and(eq(orders.number, value('number')), isNotNull(orders.erasedAt)))
      .prepare('erased_order_by_number'),
    unseen: db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.id, value('id')), isNull(orders.seenAt)))
      .prepare('unseen_order'),
    setPaymentState: db
      .update(orders)
      .set({
        paidAt: placeholderOf(orders.paidAt, 'paidAt'),
        refundedAt: placeholderOf(orders.refundedAt, 'refundedAt'),
      })
      .where(eq(orders.id, value('id')))
      .prepare('order_set_payment_state'),
    extendPayableUntil: db
      .update(orders)
      .set({
        payableUntil: words.later(
          orders.payableUntil,
          placeholderOf(orders.payableUntil, 'payableUntil'),
        ),
      })
      .where(eq(orders.id, value('id')))
      .prepare('order_extend_payable_until'),
  };
}

function orderOf(row: Tables['orders']['$inferSelect'] | undefined) {
  return row ? orderFromRow(row) : null;
}
