import type { LeasedMessage } from '../outbox/lease';
import type { MessageKind } from '../outbox/outbox-message';
import { URGENCY, type Urgency } from '../outbox/outbox-policy';
import { OwnError } from '../own-error';
import { about } from '../store/about';
import type { Db } from '../store/db';
import { loadOrderDetails, orderDetailsOf } from '../store/order-details';
import type { QueuedMessage, WhichDue } from '../store/queries/outbox';
import type { UnitOfWork } from '../store/unit-of-work';
import { isLostTooOften } from './next-step';

/** One that its worker dies with must not be what every new process begins with. */
const REST_MS = 5_000;
const GIVEN_UP = { outcome: 'unanswered', reason: 'прервано во время отправки' } as const;

/**
 * Gives out the most urgent message of these kinds that is due, with all it is about, to one worker
 * at a time: until `leasedUntil` nobody else gets it. Less urgent ones than `leastUrgent` stay. One
 * whose worker dies before it leaves has used up nothing and only lets others go first for 5
 * seconds. One that left and of which no worker ever said how it ended may have arrived: that is an
 * answer lost, and after too many of them it is given up.
 */
export function leaseMessage(
  store: UnitOfWork,
  kinds: readonly MessageKind[],
  now: Date,
  leasedUntil: Date,
  leastUrgent: Urgency = URGENCY.unpaid,
): Promise<LeasedMessage | null> {
  return store.write([about.outbox], async (db) => {
    const due = await nextToSend(db, { kinds, leastUrgent, now });
    if (!due) return null;
    await db.outbox.lease(due, leasedUntil, new Date(now.getTime() + REST_MS));
    const { cause, ...message } = due;
    const content = await contentOf(db, due);
    return { ...message, ...content, attempts: due.attempts + 1, leasedUntil };
  });
}

/**
 * Records that a message is about to leave: the attempt is counted, and its answer as lost until
 * `completeSending` says how it ended. Returns false when another worker has it by now.
 */
export function beginSending(store: UnitOfWork, leased: LeasedMessage): Promise<boolean> {
  const { attempts, unanswered } = leased;
  return store.write([], (db) =>
    db.outbox.setAttempts(leased, { attempts, unanswered: unanswered + 1 }),
  );
}

/** Ends the leases of workers that are gone, when the instance that had them starts anew. */
export function endLeases(store: UnitOfWork, now: Date): Promise<void> {
  return store.write([about.outbox], (db) => db.outbox.endLeases(now));
}

/** The next that may be sent; those before it whose answers were lost too often are given up. */
async function nextToSend(db: Db, which: WhichDue): Promise<QueuedMessage | null> {
  for (;;) {
    const due = await db.outbox.nextDue(which);
    if (!due || !isLostTooOften(due)) return due;
    await db.outbox.end(due, GIVEN_UP.outcome, GIVEN_UP.reason, which.now);
  }
}

type Content = Pick<
  LeasedMessage,
  'details' | 'paymentEvent' | 'alert' | 'disputed' | 'orderMessageId'
>;

const NOTHING: Content = {
  details: null,
  paymentEvent: null,
  alert: null,
  disputed: null,
  orderMessageId: null,
};

/** What a message is about: its order, its payment event with the order that names, or its alert. */
async function contentOf(db: Db, { cause, chatId }: QueuedMessage): Promise<Content> {
  if ('orderId' in cause) {
    const { orderId } = cause;
    return {
      ...NOTHING,
      details: await loadOrderDetails(db, orderId),
      disputed: await db.facts.disputedOf(orderId),
      orderMessageId: chatId === null ? null : await db.outbox.orderMessageId(orderId, chatId),
    };
  }
  if ('alertId' in cause) return { ...NOTHING, alert: await db.alerts.byId(cause.alertId) };
  const kept = await db.paymentEvents.byId(cause.paymentEventId);
  if (!kept) throw new OwnError('a message is about a payment event that is not there');
  const { paymentEvent, outcome, receivedAt } = kept;
  const order = await db.orders.byNumber(paymentEvent.orderNumber);
  return {
    ...NOTHING,
    details: order && (await orderDetailsOf(db, order)),
    paymentEvent: { paymentEvent, outcome, receivedAt },
  };
}
