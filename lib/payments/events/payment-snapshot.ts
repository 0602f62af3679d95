import type { Order, PaymentFact } from '@/lib/orders/order';
import type { Db } from '@/lib/store/db';
import type { ErasedOrder } from '@/lib/store/queries/orders';
import { isPaymentId } from '../payment-id';
import type { PaymentEvent } from './payment-event';

/** What is known about the order and the payment when the meaning of a payment event is decided. */
export type PaymentSnapshot = {
  order: Order | null;
  /** What is left of the order once its personal data are erased; `order` is null then. */
  erased: ErasedOrder | null;
  /** Whether the order was erased before the database was put back from an older copy. */
  hasTombstone: boolean;
  facts: readonly PaymentFact[];
  /** Other orders that count the payment of the payment event as their own; at most one can. */
  claims: readonly OtherClaim[];
  /** Fingerprints of the earlier payment events under the same key. */
  earlier: readonly string[];
};

/** Loads what is known of the order that a payment event names, and of the payment it tells of. */
export async function loadPaymentSnapshot(
  db: Db,
  paymentEvent: PaymentEvent,
  earlier: readonly string[],
): Promise<PaymentSnapshot> {
  const { orderNumber } = paymentEvent;
  const order = await db.orders.byNumber(orderNumber);
  const erased = order ? null : await db.orders.erasedByNumber(orderNumber);
  const known = order ?? erased;
  return {
    order,
    erased,
    hasTombstone: known ? false : await db.orders.isTombstoned(orderNumber),
    facts: known ? await db.facts.ofOrder(known.id) : [],
    claims: await claimsOf(db, paymentEvent),
    earlier,
  };
}

/** Payments without an id of their own cannot be told apart. */
async function claimsOf(
  db: Db,
  { orderNumber, paymentId }: PaymentEvent,
): Promise<readonly OtherClaim[]> {
  if (!isPaymentId(paymentId)) return [];
  const claims = await db.facts.claimsOf(paymentId, orderNumber);
  return claims.map(({ orderId, isNamed, isAttached }) => ({
    orderId,
    isDecided: isNamed || isAttached,
  }));
}

/** An order that counts a payment as its own. */
export type OtherClaim = {
  orderId: string;
  /**
   * Whether a verified payment event of the payment names that order, or the seller attached the
   * money to it knowing whom the payment event at hand names; otherwise the claim rests on their
   * word alone (a mark, a row of a payment list, money attached by a payment event that named
   * somebody else).
   */
  isDecided: boolean;
};
