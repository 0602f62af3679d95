import type { AuditEntry } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import { readEmail } from '@/lib/contacts/email-address';
import type { Order } from '@/lib/orders/order';
import { type HeldPrice, holdPrice, type PriceHold, type PriceOver } from '@/lib/orders/promo';
import { about } from '@/lib/store/about';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import type { LinkFailure, LinkOutcome, LinkRequest, PaymentGateway, PaymentLink } from './gateway';

export type OpenPaymentOutcome =
  | { kind: 'open'; url: string }
  | { kind: 'closed'; url: string | null }
  /** The seller has placed the order, and its buyer has not agreed to anything yet. */
  | { kind: 'no_consent' }
  /** The order's price was made by a code that does not count any more. */
  | { kind: 'price_over'; refusal: PriceOver }
  | { kind: 'no_link'; failure: LinkFailure; answerLength: number };

export type OpenPaymentPorts = {
  store: Store;
  gateway: PaymentGateway;
  clock: Clock;
  priceHold: () => PriceHold;
  orderUrl: (token: string) => string;
  /** A copy of the order that nobody else can read. */
  sealOrder: (order: Order) => string;
  /** Requests to the provider that have not been answered yet, by order. */
  linksInFlight: Map<string, Promise<OpenPaymentOutcome>>;
};

/** How long a buyer waits for a link at most. */
const TIMEOUT_MS = 11_500;
/** A link about to expire is not worth a tap. */
const MARGIN_MS = 60_000;

/**
 * Makes sure an order has an individual link to pay by: the live one is reused, a missing or
 * expired one is made anew under the same number and kept. Callers that ask for one order at the
 * same time share one request. A paid or refunded order gets no new link, and one whose buyer has not
 * agreed gets none at all. When the provider makes
 * none, the order simply stands, and this can be tried again. The seller's action `anew` always asks
 * for another link, and is written down with what came of it. A price made by a promo code is held
 * anew first: where the code does not count any more there is no link, and nothing is saved.
 */
export async function openPayment(
  ports: OpenPaymentPorts,
  { order, link }: OrderDetails,
  anew: AuditEntry | null = null,
): Promise<OpenPaymentOutcome> {
  if (order.paidAt || order.refundedAt) return { kind: 'closed', url: link?.url ?? null };
  if (order.consent === null) return { kind: 'no_consent' };
  if (!anew && link && isLive(link, ports.clock())) return { kind: 'open', url: link.url };
  const inFlight = ports.linksInFlight.get(order.id);
  if (inFlight && !anew) return inFlight;
  const request = makeLink(ports, order, anew).finally(() => {
    // The seller may have asked anew meanwhile; that one is another's to end.
    if (ports.linksInFlight.get(order.id) === request) ports.linksInFlight.delete(order.id);
  });
  ports.linksInFlight.set(order.id, request);
  return request;
}

/** Whether a link has long enough to live for a buyer to pay by it. */
export function isLive(link: PaymentLink, now: Date): boolean {
  return link.expiresAt.getTime() - now.getTime() > MARGIN_MS;
}

/** Null also where what was typed once is no address: the payment page would only stumble over it. */
function emailOf({ contacts }: Order): LinkRequest['email'] {
  const read = readEmail(contacts.email ?? '');
  return read.ok ? read.address : null;
}

async function makeLink(
  ports: OpenPaymentPorts,
  order: Order,
  action: AuditEntry | null,
): Promise<OpenPaymentOutcome> {
  const { store, gateway, clock, priceHold, orderUrl, sealOrder } = ports;
  const hold = priceHold();
  const now = clock();
  // No link lives longer than the price is held for the order.
  const held = order.promo
    ? await holdPromoPrice(store, order, order.promo.code, now, hold)
    : { kind: 'held' as const, until: new Date(now.getTime() + hold.linkTtlMs) };
  if (held.kind === 'over') return { kind: 'price_over', refusal: held.refusal };
  const { until: expiresAt } = held;
  const request = {
    orderNumber: order.number,
    amount: order.amount,
    email: emailOf(order),
    phone: order.contacts.phone,
    orderUrl: orderUrl(order.token),
    expiresAt,
    isDemo: order.isTest,
    // Test money recovers nothing.
    sealedOrder: order.isTest ? null : sealOrder(order),
  };
  const answer = await gateway.createLink(request, AbortSignal.timeout(TIMEOUT_MS));
  if (!answer.ok) {
    await saveLinkFailure(store, order, answer, clock(), action);
    return { kind: 'no_link', failure: answer.failure, answerLength: answer.rawAnswer.length };
  }
  const link = { url: answer.url, madeAt: clock(), expiresAt };
  await saveLink(store, order, link, answer.rawAnswer, action);
  return { kind: 'open', url: answer.url };
}

/**
 * Saves a new link and makes it the one to pay by, with the seller's action when it was one. Of an
 * order that was erased while the link was made, only that there was one is kept.
 */
export function saveLink(
  store: Store,
  order: Order,
  link: PaymentLink,
  rawAnswer: string,
  action: AuditEntry | null = null,
): Promise<void> {
  return store.write([about.order(order.number)], async (db) => {
    const isErased = (await db.orders.byId(order.id)) === null;
    const kept = isErased ? { ...link, url: '' } : link;
    await db.links.insert(order.id, kept, isErased ? '' : rawAnswer);
    await db.orders.extendPayableUntil(order.id, link.expiresAt);
    if (action) await db.audit.insert(action);
  });
}

/** Saves what the provider answered instead of a link. */
export function saveLinkFailure(
  store: Store,
  order: Order,
  { failure, rawAnswer }: Extract<LinkOutcome, { ok: false }>,
  at: Date,
  action: AuditEntry | null = null,
): Promise<void> {
  return store.write([about.order(order.number)], async (db) => {
    const isErased = (await db.orders.byId(order.id)) === null;
    await db.links.insertFailure(order.id, failure, isErased ? '' : rawAnswer, at);
    if (action) await db.audit.insert({ ...action, details: { failure } });
  });
}

/**
 * Holds the price that a code made for an order, when a new link is asked for: the code is taken
 * again as at placing, so that no more orders can be paid at that price than it allows. `over` when
 * it does not count any more.
 */
export async function holdPromoPrice(
  store: Store,
  order: Order,
  code: string,
  now: Date,
  hold: PriceHold,
): Promise<HeldPrice> {
  return store.write([about.order(order.number), about.promoCode(code)], async (db) => {
    // It may have been erased while its link was asked for.
    const current = (await db.orders.byId(order.id)) ?? order;
    const promo = await db.promoCodes.byCode(code);
    const usesByOthers = await db.promoCodes.usesByOthers(code, now, order.id);
    const held = holdPrice(promo, { ...current, usesByOthers }, now, hold);
    if (held.kind === 'held') await db.orders.extendPayableUntil(order.id, held.until);
    return held;
  });
}
