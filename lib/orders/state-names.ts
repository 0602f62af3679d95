import type { OrderState } from './order';

/** How an order stands, in a word for the seller. */
export const STATE_NAMES: Record<OrderState, string> = {
  awaiting_payment: 'ждёт оплаты',
  paid: 'оплачен',
  refunded: 'возвращён',
  expired: 'ссылка истекла',
};
