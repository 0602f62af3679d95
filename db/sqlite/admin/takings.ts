import { and, count, eq, gte, sql, sum } from 'drizzle-orm';
import { DIRECT } from '@/lib/admin/visit-counter';
import { kopecks } from '@/lib/money';
import type { MessageKind } from '@/lib/outbox/outbox-message';
import type { DayTakings, SourceFunnel } from '@/lib/store/overview';
import { MOSCOW_OFFSET_MS, moscowDay } from '@/lib/time';
import type { SqliteDb } from '../open';
import { formVisits, orders, paymentFacts, readings } from '../schema';

const READING_KINDS: readonly MessageKind[] = ['reading_by_mail', 'reading_in_chat'];

/** A reading that is open by a mark in dispute, or was given, has brought no money. */
const HAS_MONEY = sql`(${orders.paidAt} is not null and exists (
  select 1 from ${paymentFacts}
  where ${paymentFacts.orderId} = ${orders.id} and ${paymentFacts.kind} = 'paid'
))`;
const IS_KEPT = sql`${HAS_MONEY} and ${orders.refundedAt} is null`;
const IS_RETURNED = sql`${HAS_MONEY} and ${orders.refundedAt} is not null`;
const IS_DELIVERED = sql`${orders.paidAt} is not null and (
  exists (select 1 from ${readings} where order_id = ${orders.id} and seen_at is not null)
  or exists (
    select 1 from notifications
    where subject = ${orders.id}
      and kind in ${READING_KINDS}
      and outcome = 'sent'
  )
)`;

const TAKINGS = {
  paid: sql<number>`count(*) filter (where ${IS_KEPT})`,
  sum: sql<number>`coalesce(sum(${orders.amount}) filter (where ${IS_KEPT}), 0)`,
  refunded: sql<number>`count(*) filter (where ${IS_RETURNED})`,
  refundedSum: sql<number>`coalesce(sum(${orders.amount}) filter (where ${IS_RETURNED}), 0)`,
};

/** Payments by the day they came in, refunds by the day they went back. */
export function takingsByDay(db: SqliteDb, from: Date): DayTakings[] {
  const paid = moneyByDay(db, orders.paidAt, from);
  const refunded = moneyByDay(db, orders.refundedAt, from);
  const days = [...new Set([...paid.keys(), ...refunded.keys()])].sort();
  return days.map((day) => {
    const came = paid.get(day) ?? NO_MONEY;
    const went = refunded.get(day) ?? NO_MONEY;
    return { day, paid: came.orders, sum: came.sum, refunded: went.orders, refundedSum: went.sum };
  });
}

const NO_MONEY = { orders: 0, sum: kopecks(0) };

const OFFSET = sql.raw(String(MOSCOW_OFFSET_MS / 1000));

function moneyByDay(db: SqliteDb, at: typeof orders.paidAt | typeof orders.refundedAt, from: Date) {
  const day = sql<string>`date(${at} / 1000 + ${OFFSET}, 'unixepoch')`;
  const isMoney = and(HAS_MONEY, eq(orders.isTest, false));
  const rows = db
    .select({ day, orders: count(), sum: sum(orders.amount).mapWith(Number) })
    .from(orders)
    .where(and(gte(at, from), isMoney))
    .groupBy(day)
    .all();
  return new Map(rows.map((row) => [row.day, { orders: row.orders, sum: kopecks(row.sum) }]));
}

/** Visits since the day of `from`, and the orders placed since, together by their source. */
export function funnelSince(db: SqliteDb, from: Date): SourceFunnel[] {
  const visited = db
    .select({ source: formVisits.source, visits: sum(formVisits.visits).mapWith(Number) })
    .from(formVisits)
    .where(gte(formVisits.day, moscowDay(from)))
    .groupBy(formVisits.source)
    .all();
  const visitsOf = new Map(visited.map(({ source, visits }) => [source, visits]));
  const placed = db
    .select({
      way: WAY,
      source: SOURCE,
      orders: count(),
      ...TAKINGS,
      delivered: sql<number>`count(*) filter (where ${IS_DELIVERED})`,
    })
    .from(orders)
    .where(and(gte(orders.createdAt, from), eq(orders.isTest, false)))
    .groupBy(WAY, SOURCE)
    .all()
    .map(({ way, ...row }) => {
      const ofWay =
        way === 'form'
          ? { visits: visitsOf.get(row.source) ?? 0 }
          : { visits: null, source: WITHOUT_FORM[way] };
      return { ...row, ...inKopecks(row), ...ofWay };
    });
  const ordered = new Set(placed.map(({ source, visits }) => (visits === null ? null : source)));
  const onlyVisited = visited
    .filter((row) => !ordered.has(row.source))
    .map((row) => ({ ...NOTHING, ...row }));
  const visitsIn = ({ visits }: SourceFunnel) => visits ?? 0;
  return [...placed, ...onlyVisited].sort(
    (a, b) => b.orders - a.orders || visitsIn(b) - visitsIn(a),
  );
}

const SOURCE = sql<string>`coalesce(nullif(${orders.source}, ''), ${DIRECT})`;

const WITHOUT_FORM = { api: 'через API', seller: 'оформил продавец' };

/** By what an order was placed; only of forms it is known how many were opened. */
const WAY = sql<'form' | keyof typeof WITHOUT_FORM>`case
  when ${orders.isBySeller} then 'seller'
  when ${orders.consentChannel} = 'api' then 'api'
  else 'form'
end`;

const NOTHING = {
  orders: 0,
  paid: 0,
  refunded: 0,
  delivered: 0,
  sum: kopecks(0),
  refundedSum: kopecks(0),
};

function inKopecks(row: { sum: number; refundedSum: number }) {
  return { sum: kopecks(row.sum), refundedSum: kopecks(row.refundedSum) };
}
