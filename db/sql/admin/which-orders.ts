import { aliasedTable, and, eq, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { OrderState } from '@/lib/orders/order';
import type { OrderFilter } from '@/lib/store/order-list';
import type { Connection } from '../connection';
import type { Tables } from '../schema';

type Bounds = { isFirst: boolean; readsOn: boolean };
type Place = SQL<number> | Tables['orders']['seq'];

/** The orders that a filter lets pass, whatever waits with them. */
export function matching(
  on: Connection,
  { state, source, from, to }: OrderFilter,
  place: Place,
  now: Date,
  bounds: Bounds,
): SQL | undefined {
  const { orders } = on.tables;
  return and(
    state ? inState(on, state, now) : undefined,
    source === null ? undefined : eq(orders.source, source),
    inPeriod(on.tables, { from, to }, place, bounds),
  );
}

/**
 * Days, and the places that their orders have, so that a walk by places need not pass by years of
 * others. To find such a place costs a look at every order of the days: a later page begins where the
 * last one ended, and anyone who reads all pages passes by the older orders but once.
 */
function inPeriod(
  { orders }: Tables,
  { from, to }: Pick<OrderFilter, 'from' | 'to'>,
  place: Place,
  { isFirst, readsOn }: Bounds,
): SQL | undefined {
  const o = aliasedTable(orders, 'o');
  const within = ({ createdAt }: typeof orders) =>
    and(from ? gte(createdAt, from) : undefined, to ? lt(createdAt, to) : undefined);
  const bound = (least: SQL) => sql`(select ${least} from ${orders} o where ${within(o)})`;
  return and(
    within(orders),
    from && !readsOn ? sql`${place} >= ${bound(sql`min(${o.seq})`)}` : undefined,
    to && isFirst ? sql`${place} <= ${bound(sql`max(${o.seq})`)}` : undefined,
  );
}

/**
 * The same as `stateOf`, in SQL. Unpaid orders are many: without their own index SQLite does not
 * gather and sort all of them, so it walks by places and stops.
 */
export function inState(
  { tables: { orders }, words }: Connection,
  state: OrderState,
  now: Date,
): SQL | undefined {
  const paidAt = words.withoutIndex(orders.paidAt);
  const payableUntil = words.withoutIndex(orders.payableUntil);
  const at = sql.param(now, orders.payableUntil);
  const isUnpaid = and(isNull(paidAt), isNull(orders.refundedAt));
  switch (state) {
    case 'refunded':
      return isNotNull(orders.refundedAt);
    case 'paid':
      return and(isNotNull(orders.paidAt), isNull(orders.refundedAt));
    case 'awaiting_payment':
      return and(isUnpaid, sql`${payableUntil} > ${at}`);
    case 'expired':
      return and(isUnpaid, sql`${payableUntil} <= ${at}`);
    default:
      return state satisfies never;
  }
}
