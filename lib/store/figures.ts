import type { PaymentEventOutcome } from '@/lib/payments/events/outcomes';

/** The shop in numbers, for anyone who watches it; nothing here tells of anybody. */
export type FigureCounts = {
  orders: { placed: number; paid: number; refunded: number };
  paymentEvents: { outcome: PaymentEventOutcome; count: number }[];
  /** Deliveries refused since the beginning. */
  rejectedPaymentEvents: number;
  outbox: { due: number; oldestDueAt: Date | null; held: number };
  databaseBytes: number;
};

export type Figures = {
  figures(now: Date): Promise<FigureCounts>;
  /** When the oldest message that is still queued was enqueued or requeued; null when none is. */
  oldestQueuedAt(): Promise<Date | null>;
};
