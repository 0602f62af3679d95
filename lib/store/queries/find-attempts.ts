import type { OrderNumber } from '@/lib/orders/number';

/** The queries about failed attempts to find an order; `day` is that of UTC, YYYY-MM-DD. */
export type FindAttemptQueries = {
  failed(number: OrderNumber, day: string): Promise<number>;
  addFailed(number: OrderNumber, day: string): Promise<void>;
  deleteBefore(day: string): Promise<void>;
};
