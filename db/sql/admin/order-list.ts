import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { NeedsAttention, OrderFilter, OrderList } from '@/lib/store/order-list';
import type { Connection } from '../connection';
import type { Reader } from '../engine';
import { stuckOrderIds } from '../returns';
import { ERASURE_ASKED, type Tables } from '../schema';
import { matching } from './which-orders';

type ListPage = {
  before: number | null;
  limit: number;
  now: Date;
  /** Every page is asked for, one after the other. */
  readsOn?: boolean;
};

/** The list of orders. A search walks the index of words, the rest walks an index of `orders`. */
export function orderListMethods({ read }: Reader): OrderList {
  return {
    orderRows: (filter, page, now) =>
      read(async (on) => orderListQuery(on, filter, { ...page, now })),
    orderSources: () => read(orderSources),
  };
}

/**
 * The query of a page, newest first. The index of words knows the places of the orders, so a search
 * gives out the newest first too; `cross join` makes SQLite begin with it.
 */
export function orderListQuery(
  on: Connection,
  filter: OrderFilter,
  { before, limit, now, readsOn = false }: ListPage,
) {
  const { db, tables, words } = on;
  const { orders } = tables;
  const bounds = { isFirst: before === null, readsOn };
  const matter = filter.matter ? waitsWith(on, filter.matter) : undefined;
  if (!filter.phrases) {
    return db
      .select(shownColumns(tables))
      .from(orders)
      .where(
        and(
          before === null ? undefined : lt(orders.seq, before),
          matching(on, filter, orders.seq, now, bounds),
          matter,
        ),
      )
      .orderBy(desc(orders.seq))
      .limit(limit);
  }
  const { from, condition, place } = words.search(filter.phrases);
  return db
    .select(shownColumns(tables))
    .from(from)
    .crossJoin(orders)
    .where(
      and(
        condition,
        eq(orders.seq, place),
        before === null ? undefined : lt(place, before),
        matching(on, filter, place, now, bounds),
        matter,
      ),
    )
    .orderBy(desc(place))
    .limit(limit);
}

/** What lists show of an order, and exports. */
function shownColumns({ orders }: Tables) {
  return {
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
}

/** From one source to the next by the index, without a look at the orders in between. */
async function orderSources({ db, tables: { orders } }: Connection): Promise<string[]> {
  const known = sql`(
    with recursive known(source) as (
      select min(source) from ${orders} where source is not null
      union all
      select (select min(source) from ${orders} where source > known.source)
      from known where known.source is not null
    )
    select source from known where source is not null
  ) as sources`;
  const rows = await db.select({ source: sql<string>`source` }).from(known);
  return rows.map(({ source }) => source);
}

function waitsWith(on: Connection, matter: NeedsAttention): SQL | undefined {
  const { auditLog, orders } = on.tables;
  switch (matter.kind) {
    case 'stuck':
      return inArray(orders.id, stuckOrderIds(on, matter.before));
    case 'erasure_asked': {
      const asked = on.db.select({ id: auditLog.orderId }).from(auditLog).where(ERASURE_ASKED);
      return and(isNull(orders.erasedAt), inArray(orders.id, asked));
    }
    default:
      return matter satisfies never;
  }
}
