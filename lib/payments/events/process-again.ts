import type { Actor } from '@/lib/audit';
import { canProcessAgain } from '../resolutions';
import {
  type AppliedPaymentEvent,
  aboutPaymentEvent,
  applyStoredPaymentEvent,
} from './apply-payment-event';
import type { PaymentEventPorts } from './receive-payment-event';

/**
 * Applies a kept payment event that has had no effect once more, by the seller's hand, as if it
 * came now: only what came before it counts as earlier, so that a later repeat does not make it a
 * duplicate. Null of one that is not there, was resolved, or cannot have an effect. Rejects when it
 * fails; nothing has changed then.
 */
export async function processAgain(
  { store, clock, channels, orderSeal, orderEvents }: Omit<PaymentEventPorts, 'deliverSoon'>,
  id: string,
  actor: Actor,
): Promise<AppliedPaymentEvent | null> {
  const kept = await store.read((db) => db.paymentEvents.byId(id));
  if (!kept) return null;
  const topics = await aboutPaymentEvent(store, kept.paymentEvent);
  const applied = await store.write(topics, async (db) => {
    const event = await db.paymentEvents.byId(id);
    if (!event || !canProcessAgain({ ...event, demo: event.paymentEvent.demo })) return null;
    const at = clock();
    const earlier = await db.paymentEvents.earlierFingerprints(event.paymentEvent.key, id);
    const done = await applyStoredPaymentEvent(db, event, earlier, at, { channels, orderSeal });
    await db.audit.insert({
      at,
      actor,
      action: 'notice_processed',
      paymentEventId: id,
      ...(done.order ? { orderId: done.order.id } : {}),
      details: { was: event.outcome, became: done.outcome },
    });
    return done;
  });
  if (applied?.order) orderEvents.changed(applied.order.id);
  return applied;
}
