import { eq, sql } from 'drizzle-orm';
import type { Order } from '@/lib/orders/order';
import {
  applyPromo,
  type HeldPrice,
  holdPrice,
  type PriceHold,
  type PromoRefusal,
  promoHeldUntil,
} from '@/lib/orders/promo';
import type { WantedPromo } from '@/lib/store/store';
import type { SqliteDb } from './open';
import { orders, promoCodes } from './schema';

/**
 * How many orders have the code of a row and are paid, were, or may still be paid in time; all but
 * the one left out.
 */
export function promoUses(now: Date, besides: string | null = null) {
  return sql<number>`(
    select count(*) from ${orders}
    where ${orders.promoCode} = ${promoCodes.code} and ${orders.id} is not ${besides} and (${orders.paidAt} is not null
      or ${orders.refundedAt} is not null or ${orders.payableUntil} > ${now.getTime()})
  )`;
}

/**
 * The order with its code taken off, payable as long as the code holds that price, or why not;
 * inside the transaction that saves the order.
 */
export function withPromo(
  db: SqliteDb,
  order: Order,
  wanted: WantedPromo | null,
): { ok: true; order: Order } | { ok: false; refusal: PromoRefusal } {
  if (wanted === null) return { ok: true, order };
  const { code, hold } = wanted;
  const now = order.createdAt;
  const known = db
    .select({ promo: promoCodes, uses: promoUses(now) })
    .from(promoCodes)
    .where(eq(promoCodes.code, code))
    .get();
  const outcome = applyPromo(known?.promo ?? null, {
    uses: known?.uses ?? 0,
    price: order.amount,
    now,
  });
  if (!outcome.ok || !known) return outcome.ok ? { ok: false, refusal: 'unknown' } : outcome;
  const { amount, discount } = outcome;
  const payableUntil = promoHeldUntil(known.promo, now, hold);
  return { ok: true, order: { ...order, amount, payableUntil, promo: { code, discount } } };
}

/** Holds the price of an order anew, or says why not; inside a transaction that is already open. */
export function heldPrice(db: SqliteDb, order: Order, now: Date, hold: PriceHold): HeldPrice {
  const row = db.select().from(orders).where(eq(orders.id, order.id)).get();
  if (!row?.promoCode) throw new Error('only a price made by a code is held');
  const known = db
    .select({ promo: promoCodes, uses: promoUses(now, order.id) })
    .from(promoCodes)
    .where(eq(promoCodes.code, row.promoCode))
    .get();
  const { createdAt, payableUntil } = row;
  const others = { usesByOthers: known?.uses ?? 0, createdAt, payableUntil };
  const held = holdPrice(known?.promo ?? null, others, now, hold);
  if (held.kind === 'held' && held.until > payableUntil) {
    db.update(orders).set({ payableUntil: held.until }).where(eq(orders.id, order.id)).run();
  }
  return held;
}
