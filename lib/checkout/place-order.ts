import type { Actor } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import {
  type CurrentTerms,
  isNumberFree,
  newOrder,
  type OrderChannel,
} from '@/lib/orders/new-order';
import type { Order, Origin } from '@/lib/orders/order';
import type { OrderRequest } from '@/lib/orders/order-request';
import { applyPromo, type PriceHold, type PromoRefusal, promoHeldUntil } from '@/lib/orders/promo';
import type { OutboxMessage } from '@/lib/outbox/outbox-message';
import { about } from '@/lib/store/about';
import type { Db } from '@/lib/store/db';
import type { IdempotencyKey } from '@/lib/store/queries/idempotency-keys';
import type { Store } from '@/lib/store/store';

/** Of everything but `placed` nothing is saved. */
export type PlaceOrderOutcome = Exclude<SavedOrder, { kind: 'number_taken' }>;

export type Terms = CurrentTerms & {
  /** How long an order with a limited code keeps its price while nobody pays. */
  promoHoldMs: number;
  origin: Origin | null;
  channel: OrderChannel;
  idempotency: IdempotencyKey | null;
  /** Whose order it is at Telegram, as validated; null for anyone who did not come from there. */
  telegramUserId: number | null;
  /** The messages of a new order, saved with it. */
  messages: (order: Order) => readonly OutboxMessage[];
};

type Ports = { store: Store; clock: Clock };

/**
 * Saves an order before any payment: a number and a token are drawn, the price of this moment, less
 * what a promo code takes off, becomes the order's sum for ever. The same idempotency key with the
 * same content finds the first order; with other content it is a conflict.
 */
export async function placeOrder(
  { store, clock }: Ports,
  request: OrderRequest,
  terms: Terms,
): Promise<PlaceOrderOutcome> {
  const promo = request.promoCode === null ? null : { code: request.promoCode, hold: terms };
  const { channel, telegramUserId, origin, idempotency } = terms;
  const { birthDate, contacts } = request;
  const seller = typeof channel === 'object' ? channel.seller : null;
  const wanted = { birthDate, contacts, telegramUserId, channel, origin, isTest: false };
  for (;;) {
    const order = newOrder(wanted, terms, clock());
    const messages = terms.messages(order);
    const saved = await saveOrder(store, order, idempotency, messages, promo, seller);
    if (saved.kind !== 'number_taken') return saved;
  }
}

/** A code that an order is placed with, and how long it may keep the price. */
export type WantedPromo = { code: string; hold: PriceHold };

export type SavedOrder =
  | { kind: 'placed'; order: Order }
  /** The order that the same key has made before. */
  | { kind: 'replayed'; order: Order }
  /** The key was used for other content. */
  | { kind: 'conflict' }
  | { kind: 'number_taken' }
  | { kind: 'promo_refused'; refusal: PromoRefusal };

/**
 * Saves a new order with its messages, or finds the one its key already made. A promo code takes
 * its part off the order's sum, if it still counts: uses are counted in the same unit of work, so
 * orders placed at once never have more of them than it allows. What a `seller` has placed is in the
 * audit log. Of everything but `placed` nothing is saved.
 */
export function saveOrder(
  store: Store,
  wanted: Order,
  idempotency: IdempotencyKey | null,
  messages: readonly OutboxMessage[] = [],
  promo: WantedPromo | null = null,
  seller: Actor | null = null,
): Promise<SavedOrder> {
  const topics = [
    about.order(wanted.number),
    ...(wanted.telegramUserId === null ? [] : [about.telegramUser(wanted.telegramUserId)]),
    ...(idempotency ? [about.idempotencyKey(idempotency.key)] : []),
    ...(promo ? [about.promoCode(promo.code)] : []),
  ];
  return store.write<SavedOrder>(topics, async (db) => {
    const earlier = idempotency && (await placedEarlier(db, idempotency, wanted.createdAt));
    if (earlier) return earlier;
    if (!(await isNumberFree(db, wanted.number))) return { kind: 'number_taken' };
    const priced = await withPromo(db, wanted, promo);
    if (!priced.ok) return { kind: 'promo_refused', refusal: priced.refusal };
    const { order } = priced;
    await db.orders.insert(order);
    if (idempotency) await db.idempotencyKeys.put(idempotency, order.id, order.createdAt);
    await db.outbox.enqueue({ orderId: order.id }, messages, order.createdAt);
    if (seller) {
      const entry = { at: order.createdAt, actor: seller, action: 'order_placed' } as const;
      await db.audit.insert({ ...entry, orderId: order.id });
    }
    return { kind: 'placed', order };
  });
}

/** Whether placing an order under this key would find an earlier one, of whatever content. */
export async function isKeyUsed(store: Store, { key }: IdempotencyKey, now: Date) {
  const known = await store.read((db) => db.idempotencyKeys.byKey(key));
  return known !== null && isAlive(known, now);
}

/** What a key that was used before means; null when it was not, or is free again since. */
async function placedEarlier(
  db: Db,
  { key, fingerprint }: IdempotencyKey,
  now: Date,
): Promise<SavedOrder | null> {
  const known = await db.idempotencyKeys.byKey(key);
  if (!known || !isAlive(known, now)) return null;
  if (known.fingerprint !== fingerprint) return { kind: 'conflict' };
  const order = await db.orders.byId(known.orderId);
  return order && { kind: 'replayed', order };
}

function isAlive({ expiresAt }: { expiresAt: Date | null }, now: Date): boolean {
  return expiresAt === null || expiresAt > now;
}

/** The order with its code taken off, payable as long as the code holds that price, or why not. */
async function withPromo(
  db: Db,
  order: Order,
  wanted: WantedPromo | null,
): Promise<{ ok: true; order: Order } | { ok: false; refusal: PromoRefusal }> {
  if (wanted === null) return { ok: true, order };
  const { code, hold } = wanted;
  const now = order.createdAt;
  const promo = await db.promoCodes.byCode(code);
  if (!promo) return { ok: false, refusal: 'unknown' };
  const uses = await db.promoCodes.uses(code, now);
  const outcome = applyPromo(promo, { uses, price: order.amount, now });
  if (!outcome.ok) return outcome;
  const { amount, discount } = outcome;
  const payableUntil = promoHeldUntil(promo, now, hold);
  return { ok: true, order: { ...order, amount, payableUntil, promo: { code, discount } } };
}
