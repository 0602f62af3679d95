import type { Clock } from '@/lib/clock';
import { type Channels, messagesAgain } from '@/lib/outbox/outbox-message';
import { URGENCY } from '@/lib/outbox/outbox-policy';
import type { UnpaidLimits } from '@/lib/outbox/unpaid-limits';
import type { OpenPaymentOutcome } from '@/lib/payments/links/open-payment';
import { about } from '@/lib/store/about';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import { type ContactsChange, contactsChange } from '../orders/contacts-change';
import type { Contacts, Order } from '../orders/order';
import type { OrderEvents } from '../orders/order-events';
import { renewContactsLink } from './renew-contacts-link';

export type OwnContactsPorts = {
  store: Store;
  clock: Clock;
  channels: Channels;
  orderEvents: OrderEvents;
  /** Messages of orders that nobody has paid for: a corrected address counts as one more. */
  unpaidLimits: UnpaidLimits;
  openPayment(details: OrderDetails): Promise<OpenPaymentOutcome>;
  deliverSoon(): void;
};

/** `address`: what the limits count this client by; null where nothing is counted. */
export type OwnCorrection = { token: string; contacts: Contacts; address: string | null };

/** `closed`: after paying only the seller corrects. Of all but `corrected` nothing is changed. */
export type CorrectedOwnContacts = 'corrected' | 'same' | 'closed' | 'unknown';

/**
 * Corrects name and contact of an unpaid order for anyone who has its link. A new e-mail is sent
 * number and sum, within the limits of unpaid messages, and the link to pay by is made anew with
 * the corrected contact (see `renewContactsLink`). The former contact is not kept.
 */
export async function correctOwnContacts(
  ports: OwnContactsPorts,
  { token, contacts, address }: OwnCorrection,
): Promise<CorrectedOwnContacts> {
  const { store, clock, channels, unpaidLimits } = ports;
  const at = clock();
  const details = await store.findOrder(token);
  if (!details) return 'unknown';
  const { id: orderId, number } = details.order;
  const isNewAddress = details.order.contacts.email !== contacts.email;
  const email = channels.mail && isNewAddress ? contacts.email : null;
  const capped = await unpaidLimits.count({ email, chatId: null, address });
  let decision: Decision | null = null;
  try {
    decision = await store.write([about.order(number)], async (db) => {
      const decided = decide(await db.orders.byId(orderId), contacts);
      if (decided.kind !== 'corrected') return decided;
      const { order, change } = decided;
      const letters = email && !capped.mail ? messagesAgain(order, channels, 'mail') : [];
      await db.orders.setContacts(orderId, contacts);
      await db.outbox.requeue(orderId, letters, at, URGENCY.unpaid);
      const entry = { at, actor: 'buyer', action: 'contacts_corrected', orderId } as const;
      await db.audit.insert({ ...entry, details: change });
      return decided;
    });
  } finally {
    if (decision?.kind !== 'corrected') await capped.giveBack();
  }
  if (decision.kind !== 'corrected') return decision.kind;
  ports.deliverSoon();
  await renewContactsLink(ports, decision.order, details.link, decision.change, at);
  ports.orderEvents.changed(orderId);
  return 'corrected';
}

type Decision =
  | { kind: 'corrected'; order: Order; change: ContactsChange }
  | { kind: 'same' | 'closed' | 'unknown' };

function decide(order: Order | null, contacts: Contacts): Decision {
  if (!order) return { kind: 'unknown' };
  if (order.paidAt || order.refundedAt) return { kind: 'closed' };
  const change = contactsChange(order.contacts, contacts);
  return change ? { kind: 'corrected', order: { ...order, contacts }, change } : { kind: 'same' };
}
