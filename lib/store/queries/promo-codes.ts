import type { PromoCode } from '@/lib/orders/promo';

/** The queries about promo codes. */
export type PromoCodeQueries = {
  byCode(code: string): Promise<PromoCode | null>;
  insert(promo: PromoCode): Promise<void>;
  /** Ends a code by hand at that time; null lets it count again. */
  setDisabledAt(code: string, at: Date | null): Promise<void>;
  /** How many orders have a code and are paid, were, or may still be paid at `at`. */
  uses(code: string, at: Date): Promise<number>;
  /** The same without one order. */
  usesByOthers(code: string, at: Date, orderId: string): Promise<number>;
};
