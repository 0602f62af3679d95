import type { Kopecks } from '@/lib/money';
import type { OrderNumber } from '@/lib/orders/number';

/** How many orders brought money, how much, and what of it went back. */
export type Takings = { paid: number; sum: Kopecks; refunded: number; refundedSum: Kopecks };

/**
 * What came in on a day, and what went back on it, whenever it had come in. A day that is over
 * changes only by what is told of it later.
 */
export type DayTakings = Takings & { day: string };

/** An order whose buyer came back from paying while no payment event of it has come. */
export type StuckOrder = { id: string; number: OrderNumber; amount: Kopecks; returnedAt: Date };

/** An order that can still get a link to pay by. */
export type WaitingOrder = { id: string; number: OrderNumber; amount: Kopecks; createdAt: Date };

export type ErasureRequest = { id: string; number: OrderNumber; at: Date };

/**
 * What became of the visits and orders of one source, in words for people. `paid` are the orders
 * whose money was kept; those refunded since stand apart. Orders by the API, and by the seller, are
 * sources of their own: nobody opened the form for them.
 */
export type SourceFunnel = Takings & {
  source: string;
  /** Null where orders come without one. */
  visits: number | null;
  orders: number;
  /** Readings that were opened, or that a message has brought. */
  delivered: number;
};

export type NeedsAttentionCounts = { waiting: number; unmatched: number };

/**
 * What the seller's day looks like. Orders made to try the set-up count nowhere; those whose
 * personal data are erased still count with their money.
 */
export type Overview = {
  /** How many orders wait for payment, and how many pieces of unmatched money for the seller. */
  needsAttentionCounts(now: Date): Promise<NeedsAttentionCounts>;
  /** Takings by the day (Moscow) since `from`; days on which no money moved are not there. */
  takingsByDay(from: Date): Promise<DayTakings[]>;
  /** Those whose buyer came back by `before`, newest first; links long over are given up. */
  stuckOrders(before: Date, limit: number): Promise<StuckOrder[]>;
  /** Those that wait for payment, newest first; not those whose buyer has yet to agree. */
  waitingOrders(now: Date, limit: number): Promise<WaitingOrder[]>;
  /** Buyers who ask for erasure and whose order is not erased yet, newest first. */
  erasureRequests(limit: number): Promise<ErasureRequest[]>;
  /** Visits, and orders placed, since `from`, with what has become of those orders until now. */
  funnel(from: Date): Promise<SourceFunnel[]>;
};
