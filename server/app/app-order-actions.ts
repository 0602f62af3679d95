import {
  type BirthDateCorrection,
  type CorrectedBirthDate,
  correctBirthDate,
} from '@/lib/admin/correct-birth-date';
import {
  type ContactsCorrection,
  type CorrectedContacts,
  correctContacts,
} from '@/lib/admin/correct-contacts';
import { type Resending, resendMessages } from '@/lib/admin/resend-messages';
import type { Actor, AuditEntry } from '@/lib/audit';
import type { BirthDate } from '@/lib/chakras/birth-date';
import type { Clock } from '@/lib/clock';
import { type ErasedVerifiedOrder, eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import type { OrderEvents } from '@/lib/orders/order-events';
import type { Channels } from '@/lib/outbox/outbox-message';
import { type CorrectedMark, correctMark, type MarkCorrection } from '@/lib/payments/correct-mark';
import type { OpenPaymentOutcome } from '@/lib/payments/links/open-payment';
import { type HandPayment, type MarkedPaid, markPaid } from '@/lib/payments/mark-paid';
import { type HandRefund, type MarkedRefunded, markRefunded } from '@/lib/payments/mark-refunded';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';

/** What the seller can do with one order; open pages of its buyer are told of every change. */
export type AppOrderActions = {
  /** Asks for a new link to pay by, also while the last one is alive; null = no such order. */
  newLink(actor: Actor, orderId: string): Promise<OpenPaymentOutcome | null>;
  resend(resending: Resending): Promise<'due' | 'nothing'>;
  markPaid(payment: HandPayment): Promise<MarkedPaid>;
  correctMark(correction: MarkCorrection): Promise<CorrectedMark>;
  markRefunded(refund: HandRefund): Promise<MarkedRefunded>;
  correctBirthDate(correction: BirthDateCorrection): Promise<CorrectedBirthDate>;
  correctContacts(correction: ContactsCorrection): Promise<CorrectedContacts>;
  erase(actor: Actor, orderId: string, birthDate: BirthDate): Promise<ErasedVerifiedOrder>;
};

type Ports = {
  store: Store;
  clock: Clock;
  channels: Channels;
  orderEvents: OrderEvents;
  openPayment(details: OrderDetails, anew?: AuditEntry): Promise<OpenPaymentOutcome>;
  deliverSoon(): void;
};

/** Puts the actions on one order together. */
export function appOrderActions(ports: Ports): AppOrderActions {
  const { store, clock, orderEvents, openPayment, deliverSoon } = ports;
  const told = async <T>(orderId: string, outcome: Promise<T>): Promise<T> => {
    const done = await outcome;
    orderEvents.changed(orderId);
    deliverSoon();
    return done;
  };
  return {
    newLink: async (actor, orderId) => {
      const details = await store.admin.orderDetails(orderId);
      const entry = { at: clock(), actor, action: 'link_made', orderId } as const;
      return details && told(orderId, openPayment(details, entry));
    },
    resend: (resending) => told(resending.orderId, resendMessages(ports, resending)),
    markPaid: (payment) => told(payment.orderId, markPaid(ports, payment)),
    correctMark: (correction) => told(correction.orderId, correctMark(ports, correction)),
    markRefunded: (refund) => told(refund.orderId, markRefunded(ports, refund)),
    correctBirthDate: (correction) => told(correction.orderId, correctBirthDate(ports, correction)),
    correctContacts: (correction) => told(correction.orderId, correctContacts(ports, correction)),
    erase: (actor, orderId, birthDate) => {
      const entry = { at: clock(), actor, action: 'erased', orderId } as const;
      return told(orderId, eraseVerifiedOrder(store, birthDate, entry));
    },
  };
}
