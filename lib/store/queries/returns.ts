import type { Order } from '@/lib/orders/order';

/** A buyer's return from paying, with what payment events have told of the order. */
export type PaymentReturn = {
  at: Date;
  /** Whether one told of money, or of what is not known, at any time. */
  isMoneyTold: boolean;
  /** Whether one has come since the return. */
  isTold: boolean;
};

/** The queries about buyers who came back from paying. */
export type ReturnQueries = {
  ofOrder(orderId: string): Promise<PaymentReturn | null>;
  /** Keeps a return, in place of an earlier one; nobody has looked after it then. */
  put(orderId: string, at: Date): Promise<void>;
  /** Whether there are returns by `before` that nobody has looked after. */
  hasUnlooked(before: Date): Promise<boolean>;
  /** Their orders that are neither paid, refunded, erased nor a test. */
  unlooked(before: Date): Promise<{ order: Order; returned: PaymentReturn }[]>;
  setLooked(before: Date, at: Date): Promise<void>;
};
