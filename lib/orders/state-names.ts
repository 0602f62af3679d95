import type { OrderState } from './order';
import type { PromoState } from './promo';

/** How an order stands, in a word for the seller. */
export const STATE_NAMES: Record<OrderState, string> = {
  awaiting_payment: 'ждёт оплаты',
  paid: 'оплачен',
  refunded: 'возвращён',
  expired: 'ссылка истекла',
};

/** The same of a promo code. */
export const PROMO_STATE_NAMES: Record<PromoState, string> = {
  active: 'действует',
  not_started: 'ещё не начался',
  ended: 'закончился',
  used_up: 'использован',
};
