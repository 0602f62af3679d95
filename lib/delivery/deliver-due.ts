import type { Store } from '@/db/store';
import type { Clock } from '../clock';
import type { LeasedNotification, NotificationStep } from '../notifications/lease';
import type { NotificationKind } from '../notifications/notification';
import type { OrderNumber } from '../orders/number';
import type { DeliveryOutcome } from './delivery';
import { nextStep } from './next-step';

/** Sends one owed message; null when it is not owed any more. Never rejects. */
export type Send = (leased: LeasedNotification) => Promise<DeliveryOutcome | null>;

type Ports = { store: Store; clock: Clock; send: Send };

export type Delivered = { order: OrderNumber; kind: NotificationKind; step: NotificationStep };

/** Longer than any attempt may last: nobody else may take a message that is still being sent. */
const LEASE_MS = 5 * 60_000;

/**
 * Delivers everything that is due, one message after another, each leased before it is sent: a
 * crash in between lets it be sent again, never lost. Answers what became of each.
 */
export async function deliverDue({ store, clock, send }: Ports): Promise<Delivered[]> {
  const delivered: Delivered[] = [];
  for (;;) {
    const now = clock();
    const leased = await store.leaseNotification(now, new Date(now.getTime() + LEASE_MS));
    if (!leased) return delivered;
    const outcome = await send(leased);
    const step: NotificationStep = outcome
      ? nextStep(leased, outcome, clock())
      : { kind: 'done', outcome: 'needless', reason: null };
    await store.settleNotification(leased, step);
    delivered.push({ order: leased.file.order.number, kind: leased.kind, step });
  }
}
