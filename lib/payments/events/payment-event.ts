import type { Kopecks } from '@/lib/money';

/** A payment event whose signature is verified, in the words of this product. */
export type PaymentEvent = {
  /** Our order number as the payment event spells it; it may name no order of ours. */
  orderNumber: string;
  /** The payment's id at the provider; empty or `0` when it has none. */
  paymentId: string;
  status: PaymentEventStatus;
  /** The status as it was written, for people. */
  statusText: string;
  /** The sum as it was written and as it reads; null when it is not a sum we know to read. */
  amountText: string;
  amount: Kopecks | null;
  /** The currency as it was written; empty when the payment event has none. */
  currency: string;
  /** When it happened, by the provider's word; null when that is not told or does not read. */
  happenedAt: Date | null;
  /** Test money: signed with the provider's demo key or marked as a test. */
  demo: boolean;
  /** The sealed copy of the order that came along, as it was written; null when none did. */
  sealedOrder: string | null;
  /** Guards the effect: the same payment in the same status is applied once. */
  key: string;
  /** A digest of everything the payment event says but the number of the attempt. */
  fingerprint: string;
};

/**
 * `test` is the event that the provider's cabinet sends to try the address, whatever it says of a
 * status.
 */
export type PaymentEventStatus = 'paid' | 'cancelled' | 'denied' | 'refunded' | 'test' | 'unknown';

/** The delivery itself, kept as it came. */
export type Delivery = {
  rawBody: Uint8Array;
  headers: Record<string, string>;
  receivedAt: Date;
};

/**
 * What is kept of a delivery that was refused: its known fields; those that may name anybody say
 * `•••`.
 */
export type RefusedFields = Record<string, string>;

/** Why a delivery was refused, for the seller. The words are those a rejection is journalled by. */
export const REJECTION_MESSAGES = {
  empty: 'пустое тело',
  malformed: 'тело не читается',
  unsupported_type: 'неизвестный Content-Type',
  too_many_fields: 'слишком много полей',
  not_utf8: 'тело не в UTF-8',
  too_large: 'тело больше 64 КБ',
  no_signature: 'нет подписи (заголовок Sign)',
  wrong_signature: 'подпись не сошлась: ключ неизвестен, проверьте секретный ключ страницы',
  public_demo_key: 'подпись не сошлась: открытый ключ demo.payform.ru, а не вашей страницы',
  empty_key: 'подпись не сошлась: подписано пустым ключом',
  no_payment_event:
    'подпись верна, но это не уведомление об оплате: нет ни номера, ни суммы, ни статуса',
} as const;

export type Rejection = keyof typeof REJECTION_MESSAGES;

/**
 * Whether a text is an id by which Prodamus tells its payments apart: digits (documentation,
 * "Webhook", `order_id`). Payment events that are none of a payment carry `0`, rows of lists
 * nothing.
 */
export function isPaymentId(text: string): boolean {
  return /^[1-9][0-9]{0,19}$/.test(text);
}
