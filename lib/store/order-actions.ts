import type { AuditEntry } from '@/lib/audit';
import type { BirthDate } from '@/lib/chakras/birth-date';
import type { OrderNumber } from '@/lib/orders/number';
import type { Order, PaymentFact, Settlement } from '@/lib/orders/order';
import type { Notification } from '@/lib/outbox/notification';
import type { OrderChange } from '@/lib/payments/events/order-change';
import type { OrderFile } from './order-file';

/** An entry of the audit log about this order. */
export type ActionOnOrder = AuditEntry & { orderId: string };

/** What the seller's word about money makes of an order, or the word why nothing. */
export type HandSettling<Refusal extends { kind: string }> =
  | { kind: 'settled'; fact: PaymentFact; change: OrderChange }
  | Refusal;

export type DoneByHand<Refusal extends { kind: string }> =
  | { kind: 'settled'; order: Order }
  | { kind: 'unknown' }
  | Refusal;

/** What is known of an order inside the transaction that settles it by hand. */
export type HandFacts = {
  order: Order;
  facts: readonly PaymentFact[];
  /** The other order that a payment is known for, by a fact or by what a payment event named; null = none. */
  otherOrderOf(paymentId: string): OrderNumber | null;
};

/** What is known, inside the transaction that corrects it, of an order that was marked by hand. */
export type KnownMark = {
  facts: readonly (PaymentFact & { paymentEventId: string | null })[];
  isErased: boolean;
  /** Whether a payment event tells that a payment paid this order. */
  isNamed(paymentId: string): boolean;
  otherOrderOf: HandFacts['otherOrderOf'];
};

export type MarkRefusal =
  | { kind: 'no_such_mark' }
  | { kind: 'same_payment' }
  | { kind: 'payment_of_other_order'; number: OrderNumber };

/** What becomes of a mark by hand, and of its order; or the word why nothing. */
export type MarkCorrecting =
  | {
      kind: 'corrected';
      becomes: PaymentFact['kind'];
      added: PaymentFact | null;
      settlement: Settlement;
    }
  | MarkRefusal;

export type CorrectedMark = { kind: 'corrected' } | { kind: 'unknown' } | MarkRefusal;

export type ErasedOrder = 'erased' | 'wrong_birth_date' | 'unknown';

/** What a corrected birth date means: of a paid order a new reading and new messages about it. */
export type Correction =
  | { kind: 'mended'; renewed: { reading: OrderFile['reading']; owed: readonly Notification[] } }
  | { kind: 'same' }
  | { kind: 'closed' };

export type CorrectedOrder = Correction['kind'] | 'unknown';

/** What the seller does with one order; nothing of this reaches an order that is erased. */
export type OrderActions = {
  /** An order with what belongs to it, by the store's own key. */
  orderFile(id: string): Promise<OrderFile | null>;
  /**
   * Keeps that the buyer has opened the page of the order, or the reading; the first time counts,
   * and later ones cost one look.
   */
  noteSeen(order: Order, page: 'order' | 'reading', at: Date): Promise<void>;
  /** Makes these messages due anew, also those that were sent. */
  resendMessages(owed: readonly Notification[], entry: ActionOnOrder): Promise<void>;
  /** Adds a fact about money that `decide` answers inside the transaction, and does what it means. */
  settleByHand<Refusal extends { kind: string }>(
    decide: (known: HandFacts) => HandSettling<Refusal>,
    entry: ActionOnOrder,
  ): Promise<DoneByHand<Refusal>>;
  /**
   * Corrects a mark by hand, by its payment, as `decide` answers inside the transaction; also of an
   * order whose personal data are erased.
   */
  correctMark(
    paymentId: string,
    decide: (known: KnownMark) => MarkCorrecting,
    entry: ActionOnOrder,
  ): Promise<CorrectedMark>;
  /**
   * Erases what tells of the buyer (contracts §6), if this is the birth date: what is left are
   * number, sum, times, ids of payments and the proof of consent. It is gone from the file too.
   */
  eraseOrder(birthDate: BirthDate, entry: ActionOnOrder): Promise<ErasedOrder>;
  /**
   * Puts another birth date in an order as `decide` answers inside the transaction. The reading of
   * a paid one is kept among the former ones, its documents and share links end.
   */
  correctBirthDate(
    birthDate: BirthDate,
    decide: (order: Order) => Correction,
    entry: ActionOnOrder,
  ): Promise<CorrectedOrder>;
};
