import type { Actor } from '../audit';
import type { Clock } from '../clock';
import type { OrderNumber } from '../orders/number';
import type { Order, PaymentFact } from '../orders/order';
import type { OrderEvents } from '../orders/order-events';
import type { Channels } from '../outbox/outbox-message';
import { about } from '../store/about';
import type { Db } from '../store/db';
import type { StoredPaymentEvent } from '../store/queries/payment-events';
import type { Store } from '../store/store';
import { aboutPaymentEvent } from './events/apply-payment-event';
import { isPaymentId } from './events/payment-event';
import { recordFacts } from './order-change';
import { ACTION_OF_RESOLUTION, type Resolution } from './resolutions';
import { type ResolveRefusal, type Resolving, resolve, type UnmatchedSnapshot } from './resolve';

type Ports = { store: Store; clock: Clock; channels: Channels; orderEvents: OrderEvents };

export type WantedResolution = {
  resolution: Resolution;
  /** The order that the seller names; null = the one that the payment event names. */
  orderNumber: OrderNumber | null;
  /** Empty when none was asked for. */
  reason: string;
};

export type ResolvedMoney =
  | { kind: 'resolved'; order: Order | null }
  | { kind: 'refused'; refusal: ResolveRefusal | 'unknown' | 'resolved_before' };

/**
 * Resolves an unmatched payment event once, whichever of several taps comes first: the fact, the
 * order's payment state, the reading and the messages, with the line in the audit log.
 */
export async function resolveUnmatched(
  { store, clock, channels, orderEvents }: Ports,
  id: string,
  { resolution, orderNumber, reason }: WantedResolution,
  actor: Actor,
): Promise<ResolvedMoney> {
  const at = clock();
  const kept = await store.read((db) => db.paymentEvents.byId(id));
  if (!kept) return { kind: 'refused', refusal: 'unknown' };
  const chosen = orderNumber === null ? [] : [about.order(orderNumber)];
  const topics = async () => [...(await aboutPaymentEvent(store, kept.paymentEvent)), ...chosen];
  const resolved = await store.write<ResolvedMoney>(topics, async (db) => {
    const event = await db.paymentEvents.byId(id);
    if (!event) return { kind: 'refused', refusal: 'unknown' };
    if (event.resolution) return { kind: 'refused', refusal: 'resolved_before' };
    const known = await loadUnmatchedSnapshot(db, event, orderNumber);
    const decided = resolve(resolution, known, channels, at);
    if (decided.kind === 'refused') return decided;
    const { order } = known;
    // First, so that what the payment is from now on does not call for the seller again.
    await db.paymentEvents.setResolution(id, resolution, at);
    const paid = order && (await applyResolution(db, order, id, known.facts, decided, at));
    await db.audit.insert({
      at,
      actor,
      action: ACTION_OF_RESOLUTION[resolution],
      paymentEventId: id,
      ...(order ? { orderId: order.id } : {}),
      ...(reason ? { reason } : {}),
    });
    return { kind: 'resolved', order: paid };
  });
  if (resolved.kind === 'resolved' && resolved.order) orderEvents.changed(resolved.order.id);
  return resolved;
}

/** Returns the order as its new facts left it; null when there are none. */
async function applyResolution(
  db: Db,
  order: Order,
  paymentEventId: string,
  earlier: readonly PaymentFact[],
  { facts, change, requeued }: Extract<Resolving, { kind: 'resolved' }>,
  at: Date,
): Promise<Order | null> {
  if (!change) return null;
  await recordFacts(db, { orderId: order.id, earlier, facts, paymentEventId, change }, at);
  await db.outbox.requeue(order.id, requeued, at);
  return { ...order, ...change.paymentState };
}

async function loadUnmatchedSnapshot(
  db: Db,
  { paymentEvent, outcome, receivedAt }: StoredPaymentEvent,
  chosen: OrderNumber | null,
): Promise<UnmatchedSnapshot> {
  const { orderNumber, paymentId } = paymentEvent;
  const named = await db.orders.byNumber(orderNumber);
  const order = chosen === null ? named : await db.orders.byNumber(chosen);
  return {
    paymentEvent,
    outcome,
    receivedAt,
    named,
    order,
    facts: order ? await db.facts.ofOrder(order.id) : [],
    // Payments without an id of their own cannot be told apart.
    isCounted: isPaymentId(paymentId) && (await db.facts.isCounted(paymentId)),
  };
}
