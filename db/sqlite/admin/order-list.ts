import {
  and,
  type Column,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { OrderState } from '@/lib/orders/order';
import type { NeedsAttention, OrderFilter, OrderList } from '@/lib/store/order-list';
import type { SqliteDb } from '../open';
import { stuckOrderIds } from '../returns';
import { auditLog, ERASURE_ASKED, orders } from '../schema';

/** What lists show of an order, and exports. */
const columns = {
  id: orders.id,
  seq: orders.seq,
  number: orders.number,
  amount: orders.amount,
  name: orders.name,
  email: orders.email,
  phone: orders.phone,
  telegramUserId: orders.telegramUserId,
  source: orders.source,
  isTest: orders.isTest,
  isBySeller: orders.isBySeller,
  createdAt: orders.createdAt,
  payableUntil: orders.payableUntil,
  paidAt: orders.paidAt,
  refundedAt: orders.refundedAt,
  erasedAt: orders.erasedAt,
  discount: orders.discount,
  promoCode: orders.promoCode,
  consentVersion: orders.consentVersion,
  consentAt: orders.consentAt,
};

type Place = SQL<number> | typeof orders.seq;
type ListPage = {
  before: number | null;
  limit: number;
  now: Date;
  /** Every page is asked for, one after the other. */
  readsOn?: boolean;
};

const o = alias(orders, 'o');

/** The list of orders. A search walks the index of words, the rest walks an index of `orders`. */
export function orderListMethods(db: SqliteDb): OrderList {
  return {
    orderRows: async (filter, page, now) => orderListQuery(db, filter, { ...page, now }).all(),
    orderSources: async () => db.all<{ source: string }>(SOURCES).map(({ source }) => source),
  };
}

/**
 * The query of a page, newest first. The rows of the full text index are numbered as the orders
 * are, so a search gives out the newest first too; `cross join` makes SQLite begin with it.
 */
export function orderListQuery(
  db: SqliteDb,
  filter: OrderFilter,
  { before, limit, now, readsOn = false }: ListPage,
) {
  const bounds = { isFirst: before === null, readsOn };
  if (!filter.phrases) {
    return db
      .select(columns)
      .from(orders)
      .where(
        and(
          before === null ? undefined : lt(orders.seq, before),
          matching(filter, orders.seq, now, bounds),
          filter.matter ? waitsWith(db, filter.matter) : undefined,
        ),
      )
      .orderBy(desc(orders.seq))
      .limit(limit);
  }
  const place = sql<number>`order_search.rowid`;
  return db
    .select(columns)
    .from(sql`order_search`)
    .crossJoin(orders)
    .where(
      and(
        sql`order_search match ${matchOf(filter.phrases)}`,
        eq(orders.seq, place),
        before === null ? undefined : lt(place, before),
        matching(filter, place, now, bounds),
        filter.matter ? waitsWith(db, filter.matter) : undefined,
      ),
    )
    .orderBy(desc(place))
    .limit(limit);
}

function matchOf(phrases: readonly string[]): string {
  return phrases.map((phrase) => `"${phrase.replaceAll('"', '""')}"`).join(' ');
}

/** From one source to the next by the index, without a look at the orders in between. */
const SOURCES = sql`
  with recursive known(source) as (
    select min(source) from orders where source is not null
    union all
    select (select min(source) from orders where source > known.source)
    from known where known.source is not null
  )
  select source from known where source is not null`;

function matching(
  { state, source, from, to }: OrderFilter,
  place: Place,
  now: Date,
  bounds: Bounds,
): SQL | undefined {
  return and(
    state ? inState(state, now) : undefined,
    source === null ? undefined : eq(orders.source, source),
    inPeriod({ from, to }, place, bounds),
  );
}

function waitsWith(db: SqliteDb, matter: NeedsAttention): SQL | undefined {
  switch (matter.kind) {
    case 'stuck':
      return inArray(orders.id, stuckOrderIds(db, matter.before));
    case 'erasure_asked': {
      const asked = db.select({ id: auditLog.orderId }).from(auditLog).where(ERASURE_ASKED);
      return and(isNull(orders.erasedAt), inArray(orders.id, asked));
    }
    default:
      return matter satisfies never;
  }
}

type Bounds = { isFirst: boolean; readsOn: boolean };

/**
 * Days, and the places that their orders have, so that a walk by places need not pass by years of
 * others. To find such a place costs a look at every order of the days: a later page begins where the
 * last one ended, and anyone who reads all pages passes by the older orders but once.
 */
function inPeriod(
  { from, to }: Pick<OrderFilter, 'from' | 'to'>,
  place: Place,
  { isFirst, readsOn }: Bounds,
): SQL | undefined {
  const within = (createdAt: Column) =>
    and(from ? gte(createdAt, from) : undefined, to ? lt(createdAt, to) : undefined);
  const bound = (least: SQL) =>
    sql`(select ${least} from ${orders} o where ${within(o.createdAt)})`;
  return and(
    within(orders.createdAt),
    from && !readsOn ? sql`${place} >= ${bound(sql`min(${o.seq})`)}` : undefined,
    to && isFirst ? sql`${place} <= ${bound(sql`max(${o.seq})`)}` : undefined,
  );
}

/**
 * The same as `stateOf`, in SQL. Unpaid orders are many: the plus keeps SQLite from gathering
 * and sorting all of them by an index of their own, so it walks by places and stops.
 */
export function inState(state: OrderState, now: Date): SQL | undefined {
  const isUnpaid = and(sql`+${orders.paidAt} is null`, isNull(orders.refundedAt));
  switch (state) {
    case 'refunded':
      return isNotNull(orders.refundedAt);
    case 'paid':
      return and(isNotNull(orders.paidAt), isNull(orders.refundedAt));
    case 'awaiting_payment':
      return and(isUnpaid, sql`+${orders.payableUntil} > ${now.getTime()}`);
    case 'expired':
      return and(isUnpaid, sql`+${orders.payableUntil} <= ${now.getTime()}`);
    default:
      return state satisfies never;
  }
}
