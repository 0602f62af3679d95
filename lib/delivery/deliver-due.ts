import type { Store } from '@/db/store';
import type { Clock } from '../clock';
import type { LeasedNotification, NotificationStep } from '../notifications/lease';
import type { NotificationKind } from '../notifications/notification';
import type { OrderNumber } from '../orders/number';
import type { DeliveryOutcome } from './delivery';
import { MOST_UNANSWERED, nextStep } from './next-step';

/** Asks, at the last moment before a message leaves, whether it still may. */
export type Begin = () => Promise<boolean>;

/** Sends one owed message once `begin` lets it; null when it is not owed any more. */
export type Send = (leased: LeasedNotification, begin: Begin) => Promise<DeliveryOutcome | null>;

export type DeliveryPorts = {
  store: Store;
  clock: Clock;
  kinds: readonly NotificationKind[];
  send: Send;
  /** Whether the process is about to end: then no further message is begun. */
  isStopping(): boolean;
};

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
 * it is made ready: a crash lets it be sent again, never lost, and only one in the middle of the
 * sending itself counts as an answer lost. The round ends where the other side says when to ask
 * again, and where it says nothing. Answers what became of each message.
 */
export async function deliverDue(ports: DeliveryPorts): Promise<DeliveryRound> {
  const { store, clock, kinds, isStopping } = ports;
  const delivered: Delivered[] = [];
  while (!isStopping()) {
    const now = clock();
    const until = new Date(now.getTime() + LEASE_MS);
    const leased = await store.leaseNotification(kinds, now, until, MOST_UNANSWERED);
    if (!leased) break;
    const { outcome, step } = await deliver(ports, leased);
    delivered.push({ order: leased.file?.order.number ?? null, kind: leased.kind, step });
    if (outcome?.kind === 'unanswered') break;
    if (outcome?.kind === 'retry_after' && step.kind === 'later') {
      return { delivered, holdUntil: step.nextTryAt };
    }
  }
  return { delivered, holdUntil: null };
}

async function deliver({ store, clock, send }: DeliveryPorts, leased: LeasedNotification) {
  const outcome = await send(leased, () => store.beginSending(leased));
  const step: NotificationStep = outcome
    ? nextStep(leased, outcome, clock())
    : { kind: 'done', outcome: 'needless', reason: null };
  await store.settleNotification(leased, step, clock());
  return { outcome, step };
}
