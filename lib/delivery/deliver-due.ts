import type { Store } from '@/db/store';
import type { Clock } from '../clock';
import type { LeasedNotification, NotificationStep } from '../notifications/lease';
import type { NotificationKind } from '../notifications/notification';
import type { OrderNumber } from '../orders/number';
import type { DeliveryOutcome } from './delivery';
import { nextStep } from './next-step';

/** Sends one owed message; null when it is not owed any more. Never rejects. */
export type Send = (leased: LeasedNotification) => Promise<DeliveryOutcome | null>;

type Ports = { store: Store; clock: Clock; kinds: readonly NotificationKind[]; send: Send };

/** What became of a message; `order` is null for money that names no order of ours. */
export type Delivered = {
  order: OrderNumber | null;
  kind: NotificationKind;
  step: NotificationStep;
};

/** `holdUntil` is when the other side wants to be asked again, if it named a time. */
export type DeliveryRound = { delivered: Delivered[]; holdUntil: Date | null };

/** Longer than any attempt may last: nobody else may take a message that is still being sent. */
const LEASE_MS = 5 * 60_000;

/**
 * Delivers everything of these kinds that is due, one message after another, each leased before
 * it is sent: a crash in between lets it be sent again, never lost. Where the other side says when
 * to ask again, the round ends. Answers what became of each message.
 */
export async function deliverDue({ store, clock, kinds, send }: Ports): Promise<DeliveryRound> {
  const delivered: Delivered[] = [];
  for (;;) {
    const now = clock();
    const leased = await store.leaseNotification(kinds, now, new Date(now.getTime() + LEASE_MS));
    if (!leased) return { delivered, holdUntil: null };
    const outcome = await send(leased);
    const step: NotificationStep = outcome
      ? nextStep(leased, outcome, clock())
      : { kind: 'done', outcome: 'needless', reason: null };
    await store.settleNotification(leased, step);
    delivered.push({ order: leased.file?.order.number ?? null, kind: leased.kind, step });
    if (outcome?.kind === 'retry_after' && step.kind === 'later') {
      return { delivered, holdUntil: step.nextTryAt };
    }
  }
}
