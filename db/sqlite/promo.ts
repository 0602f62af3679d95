import { eq, sql } from 'drizzle-orm';
import type { Order } from '@/lib/orders/order';
import { applyPromo, type PromoRefusal } from '@/lib/orders/promo';
import type { SqliteDb } from './open';
import { orders, promoCodes } from './schema';

/** How many orders have the code of a row and are paid, were, or may still be paid in time. */
export function promoUses(now: Date) {
  return sql<number>`(
    select count(*) from ${orders}
    where ${orders.promoCode} = ${promoCodes.code} and (${orders.paidAt} is not null
      or ${orders.refundedAt} is not null or ${orders.payableUntil} > ${now.getTime()})
  )`;
}

/** The order with its code taken off, or why not; inside the transaction that saves the order. */
export function withPromo(
  db: SqliteDb,
  order: Order,
  code: string | null,
): { ok: true; order: Order } | { ok: false; refusal: PromoRefusal } {
  if (code === null) return { ok: true, order };
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
  if (!outcome.ok) return outcome;
  const { amount, discount } = outcome;
  return { ok: true, order: { ...order, amount, promo: { code, discount } } };
}
