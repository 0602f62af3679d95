import { cleanLine } from '../contacts/clean-line';
import { type Kopecks, kopecks } from '../money';
import type { Order } from './order';

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

/** What the buyer reads of a code that does not count. */
export const PROMO_MESSAGES: Record<PromoRefusal, string> = {
  unknown: 'Такого промокода нет',
  not_started: 'Этот промокод ещё не действует',
  ended: 'Срок этого промокода закончился',
  used_up: 'Промокод закончился: им уже воспользовались',
};

/** What a buyer reads who takes limited codes too often; `seconds` are still to wait. */
export function promoWaitMessage(seconds: number): string {
  return `Промокод занимали слишком часто. Попробуйте через ${Math.ceil(seconds / 60)} мин или оформите заказ без него`;
}

/** What a buyer reads whose order was not paid while its code held the price. */
export const PRICE_OVER_MESSAGES: Record<PriceOver, string> = {
  held_too_long: 'Заказ не был оплачен, пока промокод держал для него цену',
  unknown: 'Промокода этого заказа больше нет',
  not_started: 'Промокод этого заказа ещё не действует',
  ended: 'Срок промокода закончился, пока заказ не был оплачен',
  used_up: 'Промокод использовали другие, пока заказ не был оплачен',
};

export const ORDER_ANEW = 'Оформите новый заказ: он будет по цене без этого промокода.';

/** Nobody pays less than this: 1 ₽. */
const LEAST = 100;

/**
 * How codes are kept and compared: in capitals, one spelling per letter, without spaces around and
 * invisible signs.
 */
export function normalPromoCode(typed: string): string {
  return cleanLine(typed.normalize('NFC')).toUpperCase().normalize('NFC');
}

/** The link of a price held to its end is not worth a tap when it lives shorter than this. */
const SHORTEST_LINK_MS = 60_000;

/** How long an order may keep a price: with a code that only some orders may have, shorter. */
export type PriceHold = { linkTtlMs: number; promoHoldMs: number };

/** Until when an order placed now, or a link made now, keeps the price of a code. */
export function promoHeldUntil(promo: PromoCode, now: Date, hold: PriceHold): Date {
  const { linkTtlMs, promoHoldMs } = hold;
  const life = promo.mostUses === null ? linkTtlMs : Math.min(linkTtlMs, promoHoldMs);
  return new Date(now.getTime() + life);
}

/** Why a price is not held any longer. */
export type PriceOver = PromoRefusal | 'held_too_long';

export type HeldPrice = { kind: 'held'; until: Date } | { kind: 'over'; refusal: PriceOver };

/** So many times an unpaid order may hold a limited code; then others may have it. */
const MAX_HOLDS = 3;

/**
 * Until when an order may be paid at the price its code made, when a new link is asked for: a code
 * that still counts is taken again, though one that only some orders may have not for ever; one
 * that does not count holds the price only as long as the order counts among its uses.
 * `usesByOthers` are those without this order.
 */
export function holdPrice(
  promo: PromoCode | null,
  known: { usesByOthers: number } & Pick<Order, 'createdAt' | 'payableUntil'>,
  now: Date,
  hold: PriceHold,
): HeldPrice {
  const state = promo ? promoState(promo, known.usesByOthers, now) : 'unknown';
  const isWorthIt = (until: Date) => until.getTime() - now.getTime() > SHORTEST_LINK_MS;
  const renewed = promo && state === 'active' ? renewedUntil(promo, known, now, hold) : now;
  if (isWorthIt(renewed)) return { kind: 'held', until: renewed };
  if (isWorthIt(known.payableUntil)) return { kind: 'held', until: known.payableUntil };
  return { kind: 'over', refusal: state === 'active' ? 'held_too_long' : state };
}

function renewedUntil(
  promo: PromoCode,
  { createdAt }: Pick<Order, 'createdAt'>,
  now: Date,
  hold: PriceHold,
): Date {
  const until = promoHeldUntil(promo, now, hold);
  if (promo.mostUses === null) return until;
  const life = until.getTime() - now.getTime();
  return new Date(Math.min(until.getTime(), createdAt.getTime() + MAX_HOLDS * life));
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
  const amount = amountWith(promo, price);
  return { ok: true, amount, discount: kopecks(price - amount) };
}

/** What of a price a code leaves to pay, by the same rule, whether it counts now or not. */
export function amountWith({ kind, value }: Pick<PromoCode, 'kind' | 'value'>, price: Kopecks) {
  const off = kind === 'percent' ? Math.floor((price * value) / 100) : value;
  return kopecks(Math.min(price, Math.max(LEAST, price - off)));
}

/** How a promo code stands, in a word for the seller. */
export const PROMO_STATE_NAMES: Record<PromoState, string> = {
  active: 'действует',
  not_started: 'ещё не начался',
  ended: 'закончился',
  used_up: 'использован',
};
