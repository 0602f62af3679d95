import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '@/lib/clock';
import type { OrderEvents } from '@/lib/orders/order-events';
import type { Db } from '@/lib/store/db';
import type { Store } from '@/lib/store/store';
import {
  type AppliedPaymentEvent,
  aboutPaymentEvent,
  applyDecision,
  type DecidingPorts,
  decidePaymentEvent,
  loadPaymentSnapshot,
  type PaymentEventDecision,
} from './apply-payment-event';
import {
  type Delivery,
  isPaymentId,
  type PaymentEvent,
  REJECTION_MESSAGES,
  type RefusedFields,
  type Rejection,
} from './payment-event';
import type { PaymentSnapshot } from './payment-event-meaning';
import { isPlain, namedContacts, withoutFields } from './plain-fields';

/** A `pending` one carries the error that kept its meaning from being decided. */
export type ReceivedPaymentEvent =
  | ({ kind: 'applied'; error?: unknown } & AppliedPaymentEvent)
  | { kind: 'rejected'; rejection: Rejection };

export type PaymentEventPorts = DecidingPorts & {
  store: Store;
  clock: Clock;
  orderEvents: OrderEvents;
  /** Delivers what is due without being waited for. */
  deliverSoon(): void;
};

/** What came over the wire, verified by the provider's own code or refused by it. */
export type IncomingPaymentEvent = {
  raw: Uint8Array;
  headers: Record<string, string>;
  read: { ok: true; paymentEvent: PaymentEvent } | RefusedRead;
};

/** Why it was refused, what may be kept of it, and how long it is, or says that it is. */
type RefusedRead = { ok: false; rejection: Rejection; fields: RefusedFields; bytes: number };

/**
 * Keeps a payment event and applies it in one durable transaction; only after this resolves may the
 * provider be answered 200. When applying it fails, the event is kept as `pending` and tried again
 * later. Rejects when it could not be kept either, or the database is busy: the provider has to
 * repeat it. A refused delivery is journalled with its reason and changes nothing.
 */
export async function receivePaymentEvent(
  ports: PaymentEventPorts,
  { raw, headers, read }: IncomingPaymentEvent,
): Promise<ReceivedPaymentEvent> {
  const receivedAt = ports.clock();
  if (!read.ok) {
    const { rejection, fields, bytes } = read;
    const rejected = { reason: REJECTION_MESSAGES[rejection], fields, bytes, receivedAt };
    await ports.store.write([], (db) => db.paymentEvents.insertRejected(rejected));
    return { kind: 'rejected', rejection };
  }
  const delivery = { rawBody: raw, headers, receivedAt };
  const applied = await keepAndApply(ports, read.paymentEvent, delivery);
  if (applied.order) ports.orderEvents.changed(applied.order.id);
  ports.deliverSoon();
  return { kind: 'applied', ...applied };
}

async function keepAndApply(
  ports: PaymentEventPorts,
  paymentEvent: PaymentEvent,
  delivery: Delivery,
): Promise<AppliedPaymentEvent & { error?: unknown }> {
  const { store } = ports;
  const id = uuidv7();
  const topics = () => aboutPaymentEvent(store, paymentEvent);
  try {
    return await store.write(topics, async (db) => {
      const earlier = await db.paymentEvents.otherFingerprints(paymentEvent.key, id);
      const known = await loadPaymentSnapshot(db, paymentEvent, earlier);
      const { receivedAt } = delivery;
      const decision = decidePaymentEvent(paymentEvent, known, receivedAt, ports);
      const owner = known.order ? 'order' : ownerOf(known);
      const { paymentId } = await keep(db, id, paymentEvent, delivery, owner, decision.outcome);
      const fact = decision.fact && { ...decision.fact, paymentId };
      return applyDecision(db, { id, paymentEvent }, known, { ...decision, fact }, receivedAt);
    });
  } catch (error) {
    if (isBusy(error)) throw error;
    // What the event means could not be had; whether the event itself can be kept is another matter.
    const keeping = store.write(topics, async (db) => {
      const owner = await loadOwner(db, paymentEvent.orderNumber);
      await keep(db, id, paymentEvent, delivery, owner, 'pending');
    });
    await keeping.catch(() => {
      throw error;
    });
    return { outcome: 'pending', order: null, error };
  }
}

/** Whose number a payment event names: an order's, one that is erased, or nobody's. */
type Owner = 'order' | 'erased' | 'nobody';

function ownerOf({
  erased,
  hasTombstone,
}: Pick<PaymentSnapshot, 'erased' | 'hasTombstone'>): Owner {
  return erased || hasTombstone ? 'erased' : 'nobody';
}

/** Asks for no order as a whole, which may be what cannot be read. */
async function loadOwner(db: Db, orderNumber: string): Promise<Owner> {
  const erased = await db.orders.erasedByNumber(orderNumber);
  if (!erased && (await db.orders.isNumberUsed(orderNumber))) return 'order';
  return ownerOf({ erased, hasTombstone: await db.orders.isTombstoned(orderNumber) });
}

/** A locked database says nothing about the payment event. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreBusy';
}

/**
 * Keeps a payment event as it came, and returns it as it is kept. One of an erased order keeps no
 * body, which may name its buyer, nor what its fields say beyond what they are for; one of no order
 * is kept with the contacts it names, so that an erasure finds it.
 */
async function keep(
  db: Db,
  id: string,
  paymentEvent: PaymentEvent,
  { rawBody, headers, receivedAt }: Delivery,
  owner: Owner,
  outcome: PaymentEventDecision['outcome'],
): Promise<PaymentEvent> {
  const handledAt = outcome === 'pending' ? null : receivedAt;
  const event = { id, paymentEvent, rawBody, headers, outcome, receivedAt, handledAt };
  if (owner === 'erased' || (owner === 'nobody' && (await paysErasedOrder(db, paymentEvent)))) {
    const told = { ...paymentEvent, ...withoutFields(paymentEvent, isPlain), sealedOrder: null };
    await db.paymentEvents.insert({
      ...event,
      paymentEvent: told,
      rawBody: Buffer.of(),
      headers: {},
    });
    return told;
  }
  await db.paymentEvents.insert(event);
  if (owner === 'nobody') {
    await db.paymentEvents.insertContacts(id, namedContacts({ ...paymentEvent, rawBody, headers }));
  }
  return paymentEvent;
}

/** Whether an event that names no order tells of a payment of an erased one. */
async function paysErasedOrder(db: Db, { paymentId }: PaymentEvent): Promise<boolean> {
  return isPaymentId(paymentId) && (await db.paymentEvents.isOfErasedOrder(paymentId));
}
