import type { BirthDate } from '@/lib/chakras/birth-date';
import type { Kopecks } from '@/lib/money';
import type { OrderNumber } from '@/lib/orders/number';
import type { Consent, Contacts, Order, PaymentState } from '@/lib/orders/order';

/** What is left of an order whose personal data are erased. */
export type ErasedOrder = { id: string; amount: Kopecks };

/** Unpaid orders whose time is over, and test orders as old. */
export type ErasableOrders = { placedBefore: Date; payableBefore: Date; returnedBefore: Date };

/** The queries about orders. `by…` finds only orders whose personal data are not erased. */
export type OrderQueries = {
  byId(id: string): Promise<Order | null>;
  byNumber(number: string): Promise<Order | null>;
  byToken(token: string): Promise<Order | null>;
  /** The orders of a Telegram user, newest first; all without a limit. */
  ofTelegramUser(userId: number, limit?: number): Promise<Order[]>;
  /** The number of an order, erased or not. */
  numberOf(id: string): Promise<OrderNumber | null>;
  erasedByNumber(number: string): Promise<ErasedOrder | null>;
  /** Whether some order has this number, erased or not. */
  isNumberUsed(number: string): Promise<boolean>;
  /**
   * Whether the database knows no order of this number, but one was erased before the database was
   * put back from an older copy.
   */
  isTombstoned(number: string): Promise<boolean>;
  /** Rejects when the number is used, or a value breaks a rule of the table. */
  insert(order: Order): Promise<void>;
  setPaymentState(id: string, state: PaymentState): Promise<void>;
  /** Lets an order be paid until then; one that may be paid longer stays as it is. */
  extendPayableUntil(id: string, until: Date): Promise<void>;
  /** Makes the orders of a Telegram user, erased ones too, belong to no chat. */
  detachTelegramUser(userId: number): Promise<void>;
  setConsent(id: string, consent: Consent): Promise<void>;
  setContacts(id: string, contacts: Contacts): Promise<void>;
  /** Whether nobody has opened the page of an order; false where there is no order. */
  isUnseen(id: string): Promise<boolean>;
  /** Keeps that the page was opened; one that was before stays as it is. */
  setSeen(id: string, at: Date): Promise<void>;
  setBirthDate(id: string, birthDate: BirthDate): Promise<void>;
  /** Orders to erase because of their age, those whose link ran out first. */
  erasable(due: ErasableOrders, limit: number): Promise<Order[]>;
  /** Erases all that tells of the buyers, and writes the tombstones first. */
  erase(orders: readonly Order[], at: Date): Promise<void>;
};
