import type { Kopecks } from '@/lib/money';
import type { PaymentFact } from '@/lib/orders/order';
import type { ListColumns } from '@/lib/payments/reconciliation/listed-payment';
import type { PlainTable } from '@/lib/payments/reconciliation/plain-cell';
import type { Resolution } from '@/lib/payments/resolutions';

/** A payment list; its columns are null until the seller has said which is which. */
export type Reconciliation = {
  id: string;
  fileName: string;
  /** Nothing in it can name a buyer: an erasure does not look here. */
  content: PlainTable;
  columns: ListColumns | null;
  madeAt: Date;
};

/** A fact with the order it belongs to. */
export type OrderFact = {
  place: number;
  fact: PaymentFact;
  order: { id: string; number: string; amount: Kopecks };
};

export type Reconciliations = {
  findReconciliation(id: string): Promise<Reconciliation | null>;
  /** The lists there are, newest first, without what is in them: those older than `before`. */
  reconciliations(page: {
    before: string | null;
    limit: number;
  }): Promise<Pick<Reconciliation, 'id' | 'fileName' | 'madeAt'>[]>;
  /** All facts about money, those after `after`. */
  orderFacts(page: { after: number; limit: number }): Promise<OrderFact[]>;
  /** The marks of rows that the seller has dismissed, with the reasons; oldest first. */
  dismissedRows(): Promise<{ row: string; reason: string }[]>;
  /** How the seller has resolved events of these payments, oldest resolution first. */
  resolvedPayments(
    paymentIds: readonly string[],
  ): Promise<{ paymentId: string; resolution: Resolution }[]>;
  ordersNumbered(numbers: readonly string[]): Promise<OrderFact['order'][]>;
  /** The newest payment event that is kept of each of these payments. */
  paymentEventsOfPayments(
    paymentIds: readonly string[],
  ): Promise<{ id: string; paymentId: string }[]>;
};
