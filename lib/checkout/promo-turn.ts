import type { Clock } from '@/lib/clock';
import type { Limit } from '@/lib/outbox/unpaid-limits';
import { isLive } from '@/lib/payments/links/open-payment';
import type { OrderDetails } from '@/lib/store/order-details';
import type { IdempotencyKey } from '@/lib/store/queries/idempotency-keys';
import type { Store } from '@/lib/store/store';
import { isKeyUsed } from './place-order';

type Ports = { store: Store; promoLimit: Limit; clock: Clock };

/** A promo code that is about to be taken. */
export type PromoTurn = {
  /** How long the buyer has to wait; 0 when the order may go on. */
  waitSeconds: number;
  /** Uncounts it: no order holds the code because of it. */
  giveBack(): Promise<void>;
};

const NOT_COUNTED: PromoTurn = { waitSeconds: 0, giveBack: async () => {} };

/** Whom taken codes are counted by: Telegram vouches for its users, many of whom share an address. */
export function promoBuyer(telegramUserId: number | null, address: string | null): string | null {
  return telegramUserId === null ? address : `telegram ${telegramUserId}`;
}

/**
 * Counts that a buyer takes a promo code that only some orders may have: otherwise one visitor
 * could hold all of them without paying. Not counted are codes that everybody may have, a repeat
 * that finds the order it has made before, and anything where `buyer` is null.
 */
export async function takePromo(
  { store, promoLimit, clock }: Ports,
  code: string | null,
  buyer: string | null,
  idempotency: IdempotencyKey | null,
): Promise<PromoTurn> {
  if (code === null || buyer === null || !(await isLimited(store, code))) return NOT_COUNTED;
  if (idempotency && (await isKeyUsed(store, idempotency, clock()))) return NOT_COUNTED;
  const giveBack = () => promoLimit.giveBack(buyer);
  const waitSeconds = await promoLimit.take(buyer);
  if (waitSeconds === 0) return { waitSeconds, giveBack };
  await giveBack();
  return { ...NOT_COUNTED, waitSeconds };
}

/** The same for a new link of an order: the one that is alive takes nothing. */
export async function takePromoAgain(
  ports: Ports,
  { order, link }: OrderDetails,
  address: string,
): Promise<PromoTurn> {
  if (order.paidAt || order.refundedAt || (link && isLive(link, ports.clock()))) return NOT_COUNTED;
  const buyer = promoBuyer(order.telegramUserId, address);
  return takePromo(ports, order.promo?.code ?? null, buyer, null);
}

/** Whether a code may be had by a limited number of orders only. */
async function isLimited(store: Store, code: string): Promise<boolean> {
  const promo = await store.read((db) => db.promoCodes.byCode(code));
  return promo !== null && promo.mostUses !== null;
}
