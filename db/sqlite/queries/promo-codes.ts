import { eq, type SQL, sql } from 'drizzle-orm';
import type { PromoCodeQueries } from '@/lib/store/queries/promo-codes';
import type { SqliteDb } from '../open';
import { orders, promoCodes } from '../schema';

export function promoCodeQueries(db: SqliteDb): PromoCodeQueries {
  const count = (code: string, uses: SQL<number>) =>
    db.select({ uses }).from(promoCodes).where(eq(promoCodes.code, code)).get()?.uses ?? 0;
  return {
    byCode: async (code) =>
      db.select().from(promoCodes).where(eq(promoCodes.code, code)).get() ?? null,
    insert: async (promo) => {
      db.insert(promoCodes).values(promo).run();
    },
    setDisabledAt: async (code, disabledAt) => {
      db.update(promoCodes).set({ disabledAt }).where(eq(promoCodes.code, code)).run();
    },
    uses: async (code, at) => count(code, promoUses(at)),
    usesByOthers: async (code, at, orderId) => count(code, promoUses(at, orderId)),
  };
}

/**
 * How many orders have the code of a row and are paid, were, or may still be paid at `at`; all but
 * the one left out.
 */
export function promoUses(at: Date, besides: string | null = null): SQL<number> {
  return sql<number>`(
    select count(*) from ${orders}
    where ${orders.promoCode} = ${promoCodes.code} and ${orders.id} is not ${besides} and (${orders.paidAt} is not null
      or ${orders.refundedAt} is not null or ${orders.payableUntil} > ${at.getTime()})
  )`;
}
