import type { Clock } from '@/lib/clock';
import type { CurrentTerms } from '@/lib/orders/new-order';
import type { Order } from '@/lib/orders/order';
import type { OrderRequest } from '@/lib/orders/order-request';
import type { PromoRefusal } from '@/lib/orders/promo';
import { type Channels, messagesWhenPlaced } from '@/lib/outbox/outbox-message';
import type { Limit, UnpaidLimits } from '@/lib/outbox/unpaid-limits';
import { OwnError } from '@/lib/own-error';
import type { OpenPaymentOutcome } from '@/lib/payments/links/open-payment';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import { isKeyUsed, type PlaceOrderOutcome, placeOrder, type Terms } from './place-order';
import { promoBuyer, takePromo } from './promo-turn';

export type CheckoutPorts = {
  store: Store;
  clock: Clock;
  channels: Channels;
  /** What holds for new orders at the moment. */
  currentTerms(): CurrentTerms & Pick<Terms, 'promoHoldMs'>;
  /** Reservations of promo codes that only some orders may have. */
  promoLimit: Limit;
  /** Orders of a day, paid or not: each is there for good. */
  dailyLimit: Limit;
  /** Messages of orders that nobody has paid for. */
  unpaidLimits: UnpaidLimits;
  openPayment(details: OrderDetails): Promise<OpenPaymentOutcome>;
  /** Delivers what is due without being waited for. */
  deliverSoon(): void;
};

/** Who orders, from where, and under which key. */
export type CheckoutTerms = Pick<Terms, 'channel' | 'idempotency' | 'telegramUserId' | 'origin'> & {
  /** The edition that the buyer was shown; left out = the one that holds now. */
  legalVersion?: string;
  /** What the limits count this client by; null where nothing is counted. */
  address: string | null;
};

export type CheckoutOutcome =
  /** The order is saved, now or by an earlier request under the same key. */
  | { kind: 'ordered'; order: Order; payment: OpenPaymentOutcome }
  /** Of all others nothing is saved. */
  | { kind: 'promo_wait'; retryAfterSeconds: number }
  | { kind: 'too_many_today'; retryAfterSeconds: number }
  | { kind: 'promo_refused'; refusal: PromoRefusal }
  | { kind: 'conflict' };

/**
 * Orders a reading: checks the limits, decides the price, saves the order with its messages and
 * gets its payment link ready. A request that was answered before finds its order whatever the
 * limits say, and like one that is refused it counts nothing. Rejects when the order could not be
 * saved.
 */
export async function checkout(
  ports: CheckoutPorts,
  request: OrderRequest,
  terms: CheckoutTerms,
): Promise<CheckoutOutcome> {
  const { store, clock, promoLimit } = ports;
  const { idempotency, address } = terms;
  const buyer = promoBuyer(terms.telegramUserId, address);
  const promo = await takePromo(
    { store, clock, promoLimit },
    request.promoCode,
    buyer,
    idempotency,
  );
  if (promo.waitSeconds > 0) return { kind: 'promo_wait', retryAfterSeconds: promo.waitSeconds };
  let placed: PlaceOrderOutcome | TooManyToday | null = null;
  try {
    placed = await placeWithinDay(ports, request, terms);
  } finally {
    if (placed?.kind !== 'placed') await promo.giveBack();
  }
  ports.deliverSoon();
  if (placed.kind !== 'placed' && placed.kind !== 'replayed') return placed;
  const { order } = placed;
  const details = placed.kind === 'placed' ? asPlaced(order) : await store.findOrder(order.token);
  if (!details) throw new OwnError('an order that its key has made is not found');
  return { kind: 'ordered', order: details.order, payment: await ports.openPayment(details) };
}

/** An order that was placed just now: it has no link yet, and no reading. */
function asPlaced(order: Order): OrderDetails {
  return { order, link: null, reading: null };
}

type TooManyToday = { kind: 'too_many_today'; retryAfterSeconds: number };

/** Places an order that counts against the daily limit of its address, if it is a new one. */
async function placeWithinDay(
  ports: CheckoutPorts,
  request: OrderRequest,
  terms: CheckoutTerms,
): Promise<PlaceOrderOutcome | TooManyToday> {
  const { store, clock, dailyLimit } = ports;
  const { address, idempotency } = terms;
  if (address === null) return placeWithMessages(ports, request, terms);
  const retryAfterSeconds = await dailyLimit.take(address);
  if (retryAfterSeconds > 0 && !(idempotency && (await isKeyUsed(store, idempotency, clock())))) {
    return { kind: 'too_many_today', retryAfterSeconds };
  }
  let placed: PlaceOrderOutcome | null = null;
  try {
    placed = await placeWithMessages(ports, request, terms);
    return placed;
  } finally {
    if (placed?.kind !== 'placed') await dailyLimit.giveBack(address);
  }
}

/** Places an order; its messages beyond the limits of unpaid ones are only written down. */
async function placeWithMessages(
  { store, clock, channels, currentTerms, unpaidLimits }: CheckoutPorts,
  request: OrderRequest,
  { address, ...terms }: CheckoutTerms,
): Promise<PlaceOrderOutcome> {
  const email = channels.mail ? request.contacts.email : null;
  const chatId = channels.chat ? terms.telegramUserId : null;
  const capped = await unpaidLimits.count({ email, chatId, address });
  const messages = (order: Order) => messagesWhenPlaced(order, channels, capped);
  let placed: PlaceOrderOutcome | null = null;
  try {
    placed = await placeOrder({ store, clock }, request, { ...currentTerms(), ...terms, messages });
    return placed;
  } finally {
    if (placed?.kind !== 'placed') await capped.giveBack();
  }
}
