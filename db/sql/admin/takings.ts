import { and, count, eq, gte, type SQL, sql, sum } from 'drizzle-orm';
import { DIRECT } from '@/lib/admin/visit-counter';
import { kopecks } from '@/lib/money';
import { READING_KINDS } from '@/lib/outbox/outbox-message';
import type { DayTakings, SourceFunnel } from '@/lib/store/overview';
import { moscowDay } from '@/lib/time';
import type { Connection } from '../connection';
import type { Tables } from '../schema';

/** A reading that is open by a mark in dispute, or was given, has brought no money. */
function hasMoney({ orders, paymentFacts }: Tables) {
  return sql`(${orders.paidAt} is not null and exists (
    select 1 from ${paymentFacts}
    where ${paymentFacts.orderId} = ${orders.id} and ${paymentFacts.kind} = 'paid'
  ))`;
}

/** Whether a reading was opened, or a message has brought it. */
function isDelivered({ orders, readings, outboxMessages }: Tables) {
  return sql`${orders.paidAt} is not null and (
    exists (select 1 from ${readings} where order_id = ${orders.id} and seen_at is not null)
    or exists (
      select 1 from ${outboxMessages}
      where subject = ${orders.id}
        and kind in ${READING_KINDS}
        and outcome = 'sent'
    )
  )`;
}

/** Payments by the day they came in, refunds by the day they went back. */
export async function takingsByDay(on: Connection, from: Date): Promise<DayTakings[]> {
  const paid = await moneyByDay(on, 'paidAt', from);
  const refunded = await moneyByDay(on, 'refundedAt', from);
  const days = [...new Set([...paid.keys(), ...refunded.keys()])].sort();
  return days.map((day) => {
    const came = paid.get(day) ?? NO_MONEY;
    const went = refunded.get(day) ?? NO_MONEY;
    return { day, paid: came.orders, sum: came.sum, refunded: went.orders, refundedSum: went.sum };
  });
}

const NO_MONEY = { orders: 0, sum: kopecks(0) };

async function moneyByDay(
  { db, tables, words }: Connection,
  moved: 'paidAt' | 'refundedAt',
  from: Date,
) {
  const { orders } = tables;
  const at = orders[moved];
  const day = words.moscowDay(at);
  const rows = await db
    .select({ day, orders: count(), sum: sum(orders.amount).mapWith(Number) })
    .from(orders)
    .where(and(gte(at, from), hasMoney(tables), eq(orders.isTest, false)))
    .groupBy(day);
  return new Map(rows.map((row) => [row.day, { orders: row.orders, sum: kopecks(row.sum) }]));
}

/** Visits since the day of `from`, and the orders placed since, together by their source. */
export async function funnelSince(on: Connection, from: Date): Promise<SourceFunnel[]> {
  const visited = await visitsSince(on, from);
  const visitsOf = new Map(visited.map(({ source, visits }) => [source, visits]));
  const placed = (await placedSince(on, from)).map(({ way, source, ...row }) => {
    const kept = { ...row, sum: kopecks(row.sum), refundedSum: kopecks(row.refundedSum) };
    if (way !== 'form') return { ...kept, source: WITHOUT_FORM[way], visits: null };
    const known = source ?? DIRECT;
    return { ...kept, source: known, visits: visitsOf.get(known) ?? 0 };
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

const WITHOUT_FORM = { api: 'через API', seller: 'оформил продавец' };

const NOTHING = {
  orders: 0,
  paid: 0,
  refunded: 0,
  delivered: 0,
  sum: kopecks(0),
  refundedSum: kopecks(0),
};

async function visitsSince({ db, tables: { formVisits } }: Connection, from: Date) {
  return db
    .select({ source: formVisits.source, visits: sum(formVisits.visits).mapWith(Number) })
    .from(formVisits)
    .where(gte(formVisits.day, moscowDay(from)))
    .groupBy(formVisits.source);
}

async function placedSince({ db, tables }: Connection, from: Date) {
  const { orders } = tables;
  /** By what an order was placed; only of forms it is known how many were opened. */
  const way = sql<'form' | keyof typeof WITHOUT_FORM>`case
    when ${orders.isBySeller} then 'seller'
    when ${orders.consentChannel} = 'api' then 'api'
    else 'form'
  end`;
  const source = sql<string | null>`nullif(${orders.source}, '')`;
  const isKept = sql`${hasMoney(tables)} and ${orders.refundedAt} is null`;
  const isReturned = sql`${hasMoney(tables)} and ${orders.refundedAt} is not null`;
  const sumWhere = (condition: SQL) =>
    sql`coalesce(sum(${orders.amount}) filter (where ${condition}), 0)`.mapWith(Number);
  const countWhere = (condition: SQL) => sql`count(*) filter (where ${condition})`.mapWith(Number);
  return db
    .select({
      way,
      source,
      orders: count(),
      paid: countWhere(isKept),
      sum: sumWhere(isKept),
      refunded: countWhere(isReturned),
      refundedSum: sumWhere(isReturned),
      delivered: countWhere(isDelivered(tables)),
    })
    .from(orders)
    .where(and(gte(orders.createdAt, from), eq(orders.isTest, false)))
    .groupBy(way, source);
}
