import type { Answers } from './answered';
import { type Arrived, messageKey } from './arrived';
import type { Promised } from './buyers';
import type { Kept, KeptMessage, KeptOrder } from './kept';

/** All that is known at one moment: what is in the file, what was answered, what has come. */
export type Evidence = { kept: Kept; answers: Answers; promised: Promised; arrived: Arrived };

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

  /** Call after every crash, before the shop starts again: then nothing moves. */
  look({ kept, answers, promised, arrived }: Evidence): void {
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
    for (const message of kept.messages) this.lookAt(message, byId, arrived);
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

  private lookAt(message: KeptMessage, orders: Map<string, KeptOrder>, arrived: Arrived): void {
    const { found, copiesWhenSent } = this;
    const { orderId, kind, outcome, rows } = message;
    const key = keyOf(message, orders.get(orderId));
    const copies = arrived.get(key) ?? 0;
    if (rows > 1) found.doubled.add(`${kind} of ${orderId} is queued ${rows} times`);
    if (copies > MAX_COPIES && kind !== 'payment_in_chat') found.doubled.add(key);
    if (outcome === 'unanswered' && copies === 0) found.interrupted.add(key);
    if (outcome === 'failed' || outcome === 'blocked') found.lost.add(`${key}: ${outcome}`);
    if (copies > 1) found.repeated.add(key);
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

function isDoubled({ facts, paying, readings, keys }: KeptOrder): boolean {
  return facts > 1 || paying > 1 || readings > 1 || keys !== 1;
}

function keyOf({ orderId, kind, recipient }: KeptMessage, order: KeptOrder | undefined): string {
  if (recipient === 0) return messageKey('mail', kind, orderId);
  const about = kind.endsWith('_to_seller') ? (order?.number ?? '') : '';
  return messageKey(recipient, kind, about);
}
