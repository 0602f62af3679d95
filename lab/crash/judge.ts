import type { Answers } from './answered';
import { type Arrived, messageKey } from './arrived';
import type { Promised } from './buyers';
import type { Kept, KeptMessage, KeptOrder } from './kept';

/** All that is known at one moment: what is in the file, what was answered, what has come. */
export type Evidence = {
  kept: Kept;
  answers: Answers;
  promised: Promised;
  arrived: Arrived;
  /** When something was killed that may have sent a message and not noted it. */
  losses: readonly number[];
};

/**
 * What can be wrong, and what is no fault but counted apart: `repeated` is a second copy of a
 * message whose answer a crash has taken, `interrupted` one that two crashes have cut short, which
 * the shop gives up and shows to the seller.
 */
export const FINDINGS = ['lost', 'doubled', 'broken', 'repeated', 'interrupted'] as const;
/** What must never be found. */
export const FAULTS = ['lost', 'doubled', 'broken'] as const;
export type Finding = (typeof FINDINGS)[number];

/** A lost answer allows one repeat; an edit says the same however often it is made. */
const MAX_COPIES = 2;
/** So long after its sender was killed a message may still come: it was on its way. */
const ON_ITS_WAY_MS = 1_000;

/** Holds what a shop has said against what it has kept, crash after crash; each finding once. */
export class Judge {
  readonly found: Record<Finding, Set<string>> = {
    lost: new Set(),
    doubled: new Set(),
    broken: new Set(),
    repeated: new Set(),
    interrupted: new Set(),
  };
  /** How many copies had come when the shop noted that a message was sent. */
  private readonly copiesWhenSent = new Map<string, number>();

  /** Call after every crash. The shop may go on meanwhile, if the evidence was gathered in order. */
  look({ kept, answers, promised, arrived, losses }: Evidence): void {
    const { found } = this;
    if (kept.integrity !== 'ok') found.broken.add(kept.integrity);
    const orders = new Map(kept.orders.map((order) => [order.number, order]));
    for (const number of promised.values()) {
      if (!orders.has(number)) found.lost.add(`order ${number}`);
    }
    for (const { orderNumber, paymentId, times } of answers.answered) {
      if (!hasEffect(orders.get(orderNumber), times)) found.lost.add(`payment ${paymentId}`);
    }
    for (const order of kept.orders) {
      if (isDoubled(order)) found.doubled.add(`order ${order.number}`);
    }
    const byId = new Map(kept.orders.map((order) => [order.id, order]));
    for (const message of kept.messages) {
      const key = keyOf(message, byId.get(message.orderId));
      this.lookAt(message, key, arrived.get(key) ?? [], losses);
    }
  }

  /** Call once more when all is over: nothing may be queued any longer. */
  lookAtTheEnd(evidence: Evidence): void {
    this.look(evidence);
    const { kept, answers } = evidence;
    for (const number of answers.unanswered) this.found.lost.add(`no answer for ${number}`);
    for (const { number, pending } of kept.orders) {
      if (pending > 0)
        this.found.lost.add(`order ${number} has a payment event that is not applied`);
    }
    for (const { orderId, kind, outcome } of kept.messages) {
      if (outcome === null) this.found.lost.add(`${kind} of ${orderId} is still queued`);
    }
  }

  private lookAt(
    { orderId, kind, outcome, rows }: KeptMessage,
    key: string,
    moments: readonly number[],
    losses: readonly number[],
  ): void {
    const { found, copiesWhenSent } = this;
    const copies = moments.length;
    if (rows > 1) found.doubled.add(`${kind} of ${orderId} is queued ${rows} times`);
    if (copies > MAX_COPIES && kind !== 'payment_in_chat') found.doubled.add(key);
    if (outcome === 'unanswered' && copies === 0) found.interrupted.add(key);
    if (outcome === 'failed' || outcome === 'blocked') found.lost.add(`${key}: ${outcome}`);
    if (copies > 1) found.repeated.add(key);
    if (copies > 1 && kind !== 'payment_in_chat' && !isExcused(moments, losses)) {
      found.doubled.add(`${key} came twice, and nothing was killed between`);
    }
    if (outcome !== 'sent') return;
    if (copies === 0) found.lost.add(`${key} is noted as sent`);
    if (copies > (copiesWhenSent.get(key) ?? copies)) found.doubled.add(key);
    copiesWhenSent.set(key, copiesWhenSent.get(key) ?? copies);
  }
}

/**
 * A payment event that was answered 200 is kept as often as it was answered, and has paid its
 * order.
 */
function hasEffect(order: KeptOrder | undefined, times: number): boolean {
  if (!order?.paidAt) return false;
  return order.facts > 0 && order.readings > 0 && order.paymentEvents >= times;
}

/** Whether the answer to the first copy may have been lost. */
function isExcused(moments: readonly number[], losses: readonly number[]): boolean {
  const [first = 0, second = 0] = moments.toSorted((one, other) => one - other);
  return losses.some((at) => at >= first - ON_ITS_WAY_MS && at <= second);
}

function isDoubled(order: KeptOrder): boolean {
  return isPaidTwice(order) || order.keys !== 1;
}

/** Whether a payment was applied twice to an order. */
export function isPaidTwice({ facts, paying, readings }: KeptOrder): boolean {
  return facts > 1 || paying > 1 || readings > 1;
}

function keyOf({ orderId, kind, recipient }: KeptMessage, order: KeptOrder | undefined): string {
  if (recipient === 0) return messageKey('mail', kind, orderId);
  const about = kind.endsWith('_to_seller') ? (order?.number ?? '') : '';
  return messageKey(recipient, kind, about);
}
