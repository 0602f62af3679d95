import { v7 as uuidv7 } from 'uuid';
import type { Order } from '@/lib/orders/order';
import type { PaymentEvent } from './payment-event';
import { fitsCurrency } from './payment-event-meaning';
import type { OrderSeal, SealedOrder } from './sealed-order';

/** An order that is not known here, taken from the sealed copy in a payment event, or why it is not. */
export type Recovery =
  | { kind: 'recovered'; order: Order }
  | { kind: 'seal_invalid' | 'seal_version' | 'seal_mismatch' };

/**
 * Reads the order that a payment brings along when the shop does not know its number (a database
 * put back from an older copy). It must be sealed by this shop, for this very number and sum; what
 * anybody may add to a payment form is none of that. Null when the payment event brings none, or
 * tells neither of a payment nor of a refund: of those the buyer's data are not worth keeping. A
 * recovered order remembers neither its promo code (the sum has it already) nor where the buyer
 * came from.
 */
export function recoverOrder(
  paymentEvent: PaymentEvent,
  unseal: OrderSeal['unseal'],
): Recovery | null {
  const isMoney = paymentEvent.status === 'paid' || paymentEvent.status === 'refunded';
  if (paymentEvent.sealedOrder === null || !isMoney) return null;
  const unsealed = unseal(paymentEvent.sealedOrder);
  switch (unsealed.kind) {
    case 'foreign':
      return { kind: 'seal_invalid' };
    case 'other_version':
      return { kind: 'seal_version' };
    case 'opened':
      return fits(paymentEvent, unsealed.order)
        ? { kind: 'recovered', order: recoveredOrder(unsealed.order) }
        : { kind: 'seal_mismatch' };
    default:
      return unsealed satisfies never;
  }
}

function fits(paymentEvent: PaymentEvent, { number, amount }: SealedOrder): boolean {
  return (
    paymentEvent.orderNumber === number &&
    paymentEvent.amount === amount &&
    fitsCurrency(paymentEvent.currency)
  );
}

function recoveredOrder({ email, ...sealed }: SealedOrder): Order {
  const { at } = sealed.consent;
  return {
    id: uuidv7(),
    ...sealed,
    contacts: { name: null, email, phone: null },
    promo: null,
    origin: null,
    isTest: false,
    isBySeller: false,
    createdAt: at,
    payableUntil: at,
    paidAt: null,
    refundedAt: null,
  };
}
