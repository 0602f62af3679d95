import type { Actor } from '../audit';
import type { Clock } from '../clock';
import type { DeliveredBody } from '../store/queries/payment-events';
import type { UnitOfWork } from '../store/unit-of-work';

type Ports = { store: UnitOfWork; clock: Clock };

/**
 * Returns the body of a verified payment event for the seller's eyes, and records that it was
 * opened; null, and nothing recorded, when there is no such event.
 */
export function openBody(
  { store, clock }: Ports,
  paymentEventId: string,
  actor: Actor,
): Promise<DeliveredBody | null> {
  const at = clock();
  return store.write([], async (db) => {
    const body = await db.paymentEvents.bodyOf(paymentEventId);
    if (body) await db.audit.insert({ at, actor, action: 'notice_opened', paymentEventId });
    return body;
  });
}
