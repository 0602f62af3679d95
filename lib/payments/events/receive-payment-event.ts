import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '@/lib/clock';
import type { OrderEvents } from '@/lib/orders/order-events';
import type { Db } from '@/lib/store/db';
import type { Store } from '@/lib/store/store';
import { REJECTION_MESSAGES, type Rejection } from '../messages';
import { isPaymentId } from '../payment-id';
import { type AppliedPaymentEvent, aboutPaymentEvent, applyDecision } from './apply-payment-event';
import {
  type DecidingPorts,
  decidePaymentEvent,
  type PaymentEventDecision,
} from './decide-payment-event';
import { namedContacts } from './named-contacts';
import type { Delivery, PaymentEvent, RefusedFields } from './payment-event';
import { loadPaymentSnapshot, type PaymentSnapshot } from './payment-snapshot';
import { isPlain, withoutFields } from './plain-fields';

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
 * provider be answered 200. When the decision itself throws, or the database refuses a row of what
 * it means, the event is kept as `pending` and tried again later. Rejects when it could not be kept:
 * the provider has to repeat it. A refused
 * delivery is journalled with its reason and changes nothing.
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
  const subjects = aboutPaymentEvent(paymentEvent);
  const keepPending = async (db: Db, known: PaymentSnapshot, error: unknown) => {
    await keep(db, id, paymentEvent, delivery, known, 'pending');
    return { outcome: 'pending' as const, order: null, error };
  };
  try {
    return await store.write(subjects, async (db) => {
      const earlier = await db.paymentEvents.otherFingerprints(paymentEvent.key, id);
      const known = await loadPaymentSnapshot(db, paymentEvent, earlier);
      const { receivedAt } = delivery;
      const decided = tryDecide(() => decidePaymentEvent(paymentEvent, known, receivedAt, ports));
      if (!decided.ok) return keepPending(db, known, decided.error);
      const { decision } = decided;
      const { paymentId } = await keep(db, id, paymentEvent, delivery, known, decision.outcome);
      const fact = decision.fact && { ...decision.fact, paymentId };
      return applyDecision(db, { id, paymentEvent }, known, { ...decision, fact }, receivedAt);
    });
  } catch (error) {
    if (!isRefusedRow(error)) throw error;
    return store.write(subjects, async (db) =>
      keepPending(db, await loadPaymentSnapshot(db, paymentEvent, []), error),
    );
  }
}

/** The database refuses what the event means, and would again: the event itself is kept. */
function isRefusedRow(error: unknown): boolean {
  return error instanceof Error && error.name === 'RowRefused';
}

type Decided = { ok: true; decision: PaymentEventDecision } | { ok: false; error: unknown };

function tryDecide(decide: () => PaymentEventDecision): Decided {
  try {
    return { ok: true, decision: decide() };
  } catch (error) {
    return { ok: false, error };
  }
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
  known: PaymentSnapshot,
  outcome: PaymentEventDecision['outcome'],
): Promise<PaymentEvent> {
  const handledAt = outcome === 'pending' ? null : receivedAt;
  const event = { id, paymentEvent, rawBody, headers, outcome, receivedAt, handledAt };
  if (!known.order && (await isOfErasedOrder(db, paymentEvent, known))) {
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
  if (!known.order) {
    await db.paymentEvents.insertContacts(id, namedContacts({ ...paymentEvent, rawBody, headers }));
  }
  return paymentEvent;
}

/** Whether an event names an erased order, or no order but a payment of an erased one. */
async function isOfErasedOrder(
  db: Db,
  { paymentId }: PaymentEvent,
  { erased, hasTombstone }: PaymentSnapshot,
): Promise<boolean> {
  if (erased || hasTombstone) return true;
  return isPaymentId(paymentId) && (await db.paymentEvents.isOfErasedOrder(paymentId));
}
