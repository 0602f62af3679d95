import type { CorrectedMark, DoneByHand, ErasedOrder, MendedOrder } from '@/db/desk/order-acts';
import type { OrderFile, Store } from '@/db/store';
import type { Actor, AuditEntry } from './admin/audit';
import { type BirthDateMending, mendBirthDate } from './admin/mend-birth-date';
import { type Resending, resendMessages } from './admin/resend-messages';
import type { BirthDate } from './chakras/birth-date';
import type { Clock } from './clock';
import type { Channels } from './notifications/notification';
import type { OrderEvents } from './orders/order-events';
import { correctMark, type MarkCorrection } from './payments/correct-mark';
import { type HandPayment, type MarkPaidRefusal, markPaid } from './payments/mark-paid';
import { type HandRefund, type MarkRefundedRefusal, markRefunded } from './payments/mark-refunded';
import type { OpenPaymentOutcome } from './payments/open-payment';

/** What the seller can do with one order; open pages of its buyer are told of every change. */
export type AppOrderActs = {
  /** Asks for a new link to pay by, also while the last one is alive; null = no such order. */
  newLink(actor: Actor, orderId: string): Promise<OpenPaymentOutcome | null>;
  resend(resending: Resending): Promise<'due' | 'nothing'>;
  markPaid(payment: HandPayment): Promise<DoneByHand<MarkPaidRefusal>>;
  correctMark(correction: MarkCorrection): Promise<CorrectedMark>;
  markRefunded(refund: HandRefund): Promise<DoneByHand<MarkRefundedRefusal>>;
  mendBirthDate(mending: BirthDateMending): Promise<MendedOrder>;
  erase(actor: Actor, orderId: string, birthDate: BirthDate): Promise<ErasedOrder>;
};

type Ports = {
  store: Store;
  clock: Clock;
  channels: Channels;
  orderEvents: OrderEvents;
  openPayment(file: OrderFile, anew: AuditEntry): Promise<OpenPaymentOutcome>;
  deliverSoon(): void;
};

/** Puts the acts on one order together. */
export function appOrderActs(ports: Ports): AppOrderActs {
  const { store, clock, orderEvents, openPayment, deliverSoon } = ports;
  const told = async <T>(orderId: string, outcome: Promise<T>): Promise<T> => {
    const done = await outcome;
    orderEvents.changed(orderId);
    deliverSoon();
    return done;
  };
  return {
    newLink: async (actor, orderId) => {
      const file = await store.desk.orderFile(orderId);
      const entry = { at: clock(), actor, act: 'link_made', orderId } as const;
      return file && told(orderId, openPayment(file, entry));
    },
    resend: (resending) => told(resending.orderId, resendMessages(ports, resending)),
    markPaid: (payment) => told(payment.orderId, markPaid(ports, payment)),
    correctMark: (correction) => told(correction.orderId, correctMark(ports, correction)),
    markRefunded: (refund) => told(refund.orderId, markRefunded(ports, refund)),
    mendBirthDate: (mending) => told(mending.orderId, mendBirthDate(ports, mending)),
    erase: (actor, orderId, birthDate) => {
      const entry = { at: clock(), actor, act: 'erased', orderId } as const;
      return told(orderId, store.desk.eraseOrder(birthDate, entry));
    },
  };
}
