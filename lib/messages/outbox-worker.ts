import type { Logger } from 'pino';
import type { Clock } from '../clock';
import type { OrderNumber } from '../orders/number';
import type { LeasedMessage, SendingStep } from '../outbox/lease';
import type { MessageKind } from '../outbox/outbox-message';
import { leastUrgentNow, lineAfter, OPEN_LINE } from '../outbox/outbox-policy';
import type { UnitOfWork } from '../store/unit-of-work';
import type { DeliveryOutcome } from './delivery';
import { lanes, untilWritten } from './lanes';
import { beginSending, leaseMessage } from './lease-message';
import { completeSending, nextStep } from './next-step';

/** Asks, at the last moment before a message leaves, whether it still may. */
export type Begin = () => Promise<boolean>;

/** Sends one queued message once `begin` lets it; null when it is not queued any more. */
export type Send = (leased: LeasedMessage, begin: Begin) => Promise<DeliveryOutcome | null>;

/** What became of a message; `order` is null for money that names no order of ours. */
export type Delivered = {
  order: OrderNumber | null;
  kind: MessageKind;
  step: SendingStep;
};

export type OutboxPorts = {
  store: UnitOfWork;
  clock: Clock;
  kinds: readonly MessageKind[];
  send: Send;
  /** Whether the process is about to end: then no further message is begun. */
  isStopping(): boolean;
  onDelivered(delivered: Delivered): void;
  onError(error: unknown): void;
};

/** Longer than any attempt may last: nobody else may take a message that is still being sent. */
const LEASE_MS = 5 * 60_000;

/**
 * Returns a function that delivers everything of these kinds that is due, in the order and in as
 * many lanes as `outbox-policy` says. Each message is leased before it is made ready: a crash lets
 * it be sent again, never lost, and only one in the middle of the sending itself counts as an
 * answer lost. The function may be called at any time; what it returns resolves when nothing is in
 * flight.
 */
export function outboxWorker(ports: OutboxPorts): () => Promise<void> {
  const { store, clock, kinds, isStopping, onDelivered, onError } = ports;
  let line = OPEN_LINE;
  return lanes<LeasedMessage>({
    next: async (inFlight) => {
      if (isStopping()) return null;
      const now = clock();
      const urgencies = inFlight.map(({ urgency }) => urgency);
      const leastUrgent = leastUrgentNow(urgencies, line, now);
      if (leastUrgent === null) return null;
      const until = new Date(now.getTime() + LEASE_MS);
      return await leaseMessage(store, kinds, now, until, leastUrgent);
    },
    run: async (leased) => {
      const { outcome, step } = await deliver(ports, leased);
      if (outcome) line = lineAfter(line, leased.chatId, outcome, clock());
      onDelivered({ order: leased.details?.order.number ?? null, kind: leased.kind, step });
    },
    onError,
  });
}

async function deliver(ports: OutboxPorts, leased: LeasedMessage) {
  const { store, clock, send } = ports;
  const outcome = await send(leased, () => beginSending(store, leased)).catch((error: unknown) => {
    ports.onError(error);
    return NOT_BEGUN;
  });
  const step: SendingStep = outcome
    ? nextStep(leased, outcome, clock())
    : { kind: 'done', outcome: 'needless', reason: null };
  await apply(ports, leased, step);
  return { outcome, step };
}

/** Only `begin` can throw, and then nothing has left. */
const NOT_BEGUN: DeliveryOutcome = { kind: 'failed', reason: 'база не ответила' };

/** Until it is known how an attempt ended, its recipient is sent nothing else. */
function apply(
  { store, clock, isStopping, onError }: OutboxPorts,
  leased: LeasedMessage,
  step: SendingStep,
): Promise<void> {
  return untilWritten(() => completeSending(store, leased, step, clock()), {
    mayGoOn: () => !isStopping() && clock() < leased.leasedUntil,
    onError,
  });
}

/** Tells the operator when a message was not delivered; never to whom, nor what it said. */
export function logDelivered(log: Logger, { order, kind, step }: Delivered): void {
  const { reason } = step;
  if (step.kind === 'later') {
    log.warn({ order, kind, reason, nextTryAt: step.nextTryAt }, 'a message will be tried again');
  } else if (step.outcome !== 'sent' && step.outcome !== 'needless') {
    const level = step.outcome === 'blocked' ? 'warn' : 'error';
    log[level]({ order, kind, reason, outcome: step.outcome }, 'a message is not delivered');
  }
}
