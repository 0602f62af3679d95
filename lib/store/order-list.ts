import type { Kopecks } from '@/lib/money';
import type { OrderNumber } from '@/lib/orders/number';
import type { OrderState } from '@/lib/orders/order';

/** An order as a list shows it; its personal data are null once they are erased. */
export type OrderRow = {
  id: string;
  /** Its place in the order of placing, also of one brought back later; pages go by it. */
  seq: number;
  number: OrderNumber;
  amount: Kopecks;
  name: string | null;
  email: string | null;
  phone: string | null;
  telegramUserId: number | null;
  source: string | null;
  isTest: boolean;
  isBySeller: boolean;
  createdAt: Date;
  payableUntil: Date;
  paidAt: Date | null;
  refundedAt: Date | null;
  erasedAt: Date | null;
};

/** What an order waits with for the seller; `before`: its buyer came back from paying by then. */
export type NeedsAttention = { kind: 'stuck'; before: Date } | { kind: 'erasure_asked' };

/** Which orders are wanted; null = whichever. Instants are UTC, `to` not included. */
export type OrderFilter = {
  /** Pieces of number, name, phone, e-mail or Telegram id that must all be there. */
  phrases: readonly string[] | null;
  state: OrderState | null;
  source: string | null;
  matter: NeedsAttention | null;
  from: Date | null;
  to: Date | null;
};

export type OrderList = {
  /** Orders, newest first: those placed before the one at `before`. `now` decides who is expired. */
  orderRows(
    filter: OrderFilter,
    page: { before: number | null; limit: number },
    now: Date,
  ): Promise<OrderRow[]>;
  /** Every source that orders came from. */
  orderSources(): Promise<string[]>;
};
