import type { PromoCode, PromoState } from '@/lib/orders/promo';

/** A code as the list shows it, with the orders that have it and are paid or may still be. */
export type PromoRow = PromoCode & {
  /** Its place in the order of making; pages go by it. */
  seq: number;
  uses: number;
};

/** Which codes are wanted; null = whichever. */
export type PromoFilter = {
  /** A piece of the code, as `normalPromoCode` writes it. */
  piece: string | null;
  state: PromoState | null;
};

export type PromoCodes = {
  /** Codes, newest first: those made before the one at `before`. `now` decides how they stand. */
  promoRows(
    filter: PromoFilter,
    page: { before: number | null; limit: number },
    now: Date,
  ): Promise<PromoRow[]>;
};
