import { and, eq, gt, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { PromoCodeQueries } from '@/lib/store/queries/promo-codes';
import type { Connection } from '../connection';
import { first } from '../first';
import type { Tables } from '../schema';

export function promoCodeQueries({ db, tables }: Connection): PromoCodeQueries {
  const { promoCodes } = tables;
  const count = async (code: string, uses: ReturnType<typeof promoUses>) =>
    (await first(db.select({ uses }).from(promoCodes).where(eq(promoCodes.code, code))))?.uses ?? 0;
  return {
    byCode: async (code) =>
      (await first(db.select().from(promoCodes).where(eq(promoCodes.code, code)))) ?? null,
    insert: async (promo) => {
      await db.insert(promoCodes).values(promo);
    },
    setDisabledAt: async (code, disabledAt) => {
      await db.update(promoCodes).set({ disabledAt }).where(eq(promoCodes.code, code));
    },
    uses: (code, at) => count(code, promoUses(tables, at)),
    usesByOthers: (code, at, orderId) => count(code, promoUses(tables, at, orderId)),
  };
}

/**
 * How many orders have the code of a row and are paid, were, or may still be paid at `at`; all but
 * the one left out.
 */
export function promoUses({ orders, promoCodes }: Tables, at: Date, besides: string | null = null) {
  return sql`(select count(*) from ${orders} where ${and(
    sql`${orders.promoCode} = ${promoCodes.code}`,
    besides === null ? undefined : ne(orders.id, besides),
    or(isNotNull(orders.paidAt), isNotNull(orders.refundedAt), gt(orders.payableUntil, at)),
  )})`.mapWith(Number);
}
