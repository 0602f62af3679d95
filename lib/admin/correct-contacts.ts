import type { Actor } from '../audit';
import { renewContactsLink } from '../checkout/renew-contacts-link';
import type { Clock } from '../clock';
import { type ContactsChange, contactsChange } from '../orders/contacts-change';
import type { Contacts, Order } from '../orders/order';
import {
  type BuyerChannel,
  type Channels,
  messagesAgain,
  type OutboxMessage,
} from '../outbox/outbox-message';
import type { OpenPaymentOutcome } from '../payments/links/open-payment';
import { about } from '../store/about';
import type { OrderDetails } from '../store/order-details';
import type { Store } from '../store/store';

type Ports = {
  store: Store;
  clock: Clock;
  channels: Channels;
  openPayment(details: OrderDetails): Promise<OpenPaymentOutcome>;
};

export type ContactsCorrection = {
  actor: Actor;
  orderId: string;
  contacts: Contacts;
  /** Whether the buyer is sent once more what they were sent last. */
  sendsAgain: boolean;
};

/** `unsendable`: corrected, but there is no way to send anything. */
export type CorrectedContacts = 'corrected' | 'sent' | 'unsendable' | 'same' | 'unknown';

/**
 * Corrects name and contact of an order, paid or not, and if wanted sends number and sum or the
 * reading once more in the same unit of work. The log says which of them changed, never what they
 * were. An unpaid order's link is made anew with the new contact (see `renewContactsLink`).
 */
export async function correctContacts(
  ports: Ports,
  { actor, orderId, contacts, sendsAgain }: ContactsCorrection,
): Promise<CorrectedContacts> {
  const { store, clock, channels } = ports;
  const at = clock();
  const details = await store.admin.orderDetails(orderId);
  if (!details) return 'unknown';
  const decision = await store.write([about.order(details.order.number)], async (db) => {
    const before = await db.orders.byId(orderId);
    if (!before) return null;
    const decided = decide(before, contacts, channels, sendsAgain);
    const { change, again } = decided;
    if (change) {
      await db.orders.setContacts(orderId, contacts);
      const entry = { at, actor, action: 'contacts_corrected', orderId } as const;
      await db.audit.insert({ ...entry, details: change });
    }
    if (again) {
      await db.outbox.requeue(orderId, again.messages, at);
      const entry = { at, actor, action: 'messages_resent', orderId } as const;
      await db.audit.insert({ ...entry, details: { way: again.way } });
    }
    return decided;
  });
  if (!decision) return 'unknown';
  const { order, change, again } = decision;
  if (change && !order.paidAt && !order.refundedAt) {
    await renewContactsLink(ports, order, details.link, change, at);
  }
  if (again) return 'sent';
  if (sendsAgain) return 'unsendable';
  return change ? 'corrected' : 'same';
}

type Decision = {
  order: Order;
  change: ContactsChange | null;
  again: { way: BuyerChannel; messages: OutboxMessage[] } | null;
};

function decide(
  before: Order,
  contacts: Contacts,
  channels: Channels,
  sendsAgain: boolean,
): Decision {
  const order = { ...before, contacts };
  const change = contactsChange(before.contacts, contacts);
  const [again = null] = (['mail', 'chat'] as const)
    .map((way) => ({ way, messages: messagesAgain(order, channels, way) }))
    .filter(({ messages }) => sendsAgain && messages.length > 0);
  return { order, change, again };
}
