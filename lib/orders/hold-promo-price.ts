import { about } from '../store/about';
import type { Store } from '../store/store';
import type { Order } from './order';
import { type HeldPrice, holdPrice, type PriceHold } from './promo';

/**
 * Holds the price that a code made for an order, when a new link is asked for: the code is taken
 * again as at placing, so that no more orders can be paid at that price than it allows. `over` when
 * it does not count any more.
 */
export async function holdPromoPrice(
  store: Store,
  order: Order,
  code: string,
  now: Date,
  hold: PriceHold,
): Promise<HeldPrice> {
  return store.write([about.order(order.number), about.promoCode(code)], async (db) => {
    // It may have been erased while its link was asked for.
    const current = (await db.orders.byId(order.id)) ?? order;
    const promo = await db.promoCodes.byCode(code);
    const usesByOthers = await db.promoCodes.usesByOthers(code, now, order.id);
    const held = holdPrice(promo, { ...current, usesByOthers }, now, hold);
    if (held.kind === 'held') await db.orders.extendPayableUntil(order.id, held.until);
    return held;
  });
}
