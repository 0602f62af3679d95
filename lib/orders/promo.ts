import { type Kopecks, kopecks } from './money';

/** What a code takes off the price of a new order: percent, or kopecks when `fixed`. */
export type PromoCode = {
  /** As `normalPromoCode` writes it. */
  code: string;
  kind: 'percent' | 'fixed';
  value: number;
  /** Null = as often as people like. */
  mostUses: number | null;
  startsAt: Date | null;
  /** Not included. */
  endsAt: Date | null;
  note: string | null;
  createdAt: Date;
  disabledAt: Date | null;
};

export type PromoState = 'active' | 'not_started' | 'ended' | 'used_up';

export type PromoRefusal = 'unknown' | Exclude<PromoState, 'active'>;

export type PromoOutcome =
  | { ok: true; amount: Kopecks; discount: Kopecks }
  | { ok: false; refusal: PromoRefusal };

/** What the buyer is told of a code that does not count. */
export const PROMO_MESSAGES: Record<PromoRefusal, string> = {
  unknown: 'Такого промокода нет',
  not_started: 'Этот промокод ещё не действует',
  ended: 'Срок этого промокода закончился',
  used_up: 'Этот промокод уже использован',
};

/** Nobody pays less than this (contracts §8): 1 ₽. */
const LEAST = 100;

/** How codes are kept and compared: in capitals, one spelling per letter, without spaces around. */
export function normalPromoCode(typed: string): string {
  return typed.normalize('NFC').trim().toUpperCase().normalize('NFC');
}

/** How a code stands when `uses` orders have it that are paid or may still be. */
export function promoState(promo: PromoCode, uses: number, now: Date): PromoState {
  if (promo.disabledAt || (promo.endsAt && promo.endsAt <= now)) return 'ended';
  if (promo.startsAt && now < promo.startsAt) return 'not_started';
  return promo.mostUses !== null && uses >= promo.mostUses ? 'used_up' : 'active';
}

/**
 * What an order costs with a code. Part of a kopeck is not taken off, and the sum is never below
 * 1 ₽ nor above the price.
 */
export function applyPromo(
  promo: PromoCode | null,
  { uses, price, now }: { uses: number; price: Kopecks; now: Date },
): PromoOutcome {
  if (!promo) return { ok: false, refusal: 'unknown' };
  const state = promoState(promo, uses, now);
  if (state !== 'active') return { ok: false, refusal: state };
  const off = promo.kind === 'percent' ? Math.floor((price * promo.value) / 100) : promo.value;
  const amount = Math.min(price, Math.max(LEAST, price - off));
  return { ok: true, amount: kopecks(amount), discount: kopecks(price - amount) };
}
