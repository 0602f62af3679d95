import { and, desc, eq, gt, gte, isNotNull, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { OrderFilter, OrderList, OrderRow } from '@/db/desk/order-list';
import type { OrderState } from '@/lib/orders/order';
import type { SqliteDb } from '../open';
import { orders } from '../schema';

const columns = {
  ...{ id: orders.id, seq: orders.seq, number: orders.number, amount: orders.amount },
  ...{ name: orders.name, email: orders.email, phone: orders.phone },
  ...{ telegramUserId: orders.telegramUserId, source: orders.source, isTest: orders.isTest },
  ...{ createdAt: orders.createdAt, payableUntil: orders.payableUntil },
  ...{ paidAt: orders.paidAt, refundedAt: orders.refundedAt, erasedAt: orders.erasedAt },
};

/** The list of orders. A search walks the index of words, the rest walks an index of `orders`. */
export function orderListMethods(db: SqliteDb): OrderList {
  return {
    orderRows: async (filter, { before, limit }, now) =>
      filter.phrases
        ? found(db, filter.phrases, matching(filter, now), before, limit)
        : db
            .select(columns)
            .from(orders)
            .where(and(matching(filter, now), before === null ? undefined : lt(orders.seq, before)))
            .orderBy(desc(orders.seq))
            .limit(limit)
            .all(),
    orderSources: async () =>
      db
        .selectDistinct({ source: orders.source })
        .from(orders)
        .where(isNotNull(orders.source))
        .orderBy(orders.source)
        .all()
        .flatMap(({ source }) => source ?? []),
  };
}

/** The rows of the full text index are numbered as the orders are, so it gives out the newest first. */
function found(
  db: SqliteDb,
  phrases: readonly string[],
  condition: SQL | undefined,
  before: number | null,
  limit: number,
): OrderRow[] {
  const query = phrases.map((phrase) => `"${phrase.replaceAll('"', '""')}"`).join(' ');
  const place = sql`order_search.rowid`;
  return db
    .select(columns)
    .from(orders)
    .innerJoin(sql`order_search`, sql`${orders.seq} = ${place}`)
    .where(
      and(
        sql`order_search match ${query}`,
        before === null ? undefined : sql`${place} < ${before}`,
        condition,
      ),
    )
    .orderBy(sql`${place} desc`)
    .limit(limit)
    .all();
}

function matching({ state, source, from, to }: OrderFilter, now: Date): SQL | undefined {
  return and(
    state ? inState(state, now) : undefined,
    source === null ? undefined : eq(orders.source, source),
    from ? gte(orders.createdAt, from) : undefined,
    to ? lt(orders.createdAt, to) : undefined,
  );
}

/** The same as `stateOf`, in SQL. */
export function inState(state: OrderState, now: Date): SQL | undefined {
  const isUnpaid = and(isNull(orders.paidAt), isNull(orders.refundedAt));
  switch (state) {
    case 'refunded':
      return isNotNull(orders.refundedAt);
    case 'paid':
      return and(isNotNull(orders.paidAt), isNull(orders.refundedAt));
    case 'awaiting_payment':
      return and(isUnpaid, gt(orders.payableUntil, now));
    case 'expired':
      return and(isUnpaid, lte(orders.payableUntil, now));
    default:
      return state satisfies never;
  }
}
