import { hash } from 'node:crypto';
import { parseAmount } from '../money';
import type { PaymentEvent, PaymentEventStatus, Rejection } from '../payments/events/payment-event';
import { isBodyType, parseBody } from './body';
import { BODY_LIMITS, type BodyLimits } from './body-budget';
import { demoMarks } from './demo-marks';
import { parseEventTime } from './event-time';
import { SEALED_ORDER } from './link-fields';
import { type PhpArray, textAt } from './php-array';
import { canonicalText, KNOWN_WRONG_KEYS, type Signer, signatureBytes, verify } from './signature';

export type ReadPaymentEvent =
  | { ok: true; paymentEvent: PaymentEvent }
  | { ok: false; rejection: Rejection };

/** Statuses of the documentation ("Webhook"); the refund words are a precaution, not documented. */
const STATUSES: ReadonlyMap<string, PaymentEventStatus> = new Map([
  ['success', 'paid'],
  ['order_canceled', 'cancelled'],
  ['order_denied', 'denied'],
  ['refund', 'refunded'],
  ['refunded', 'refunded'],
  ['order_refunded', 'refunded'],
]);

const MAX_SEALED_LENGTH = 1_024;

type Head = { contentType: string; sign: string | null };

/**
 * Says by its headers alone that a delivery is refused, or null when its body has to be read. What
 * cannot be signed by anybody costs nothing more.
 */
export function refusedUnread({ contentType, sign }: Head): Rejection | null {
  if (!sign) return 'no_signature';
  if (!signatureBytes(sign)) return 'wrong_signature';
  return isBodyType(contentType) ? null : 'unsupported_type';
}

/**
 * Verifies a webhook of Prodamus and reads it in our words. Their `order_num` is our number,
 * their `order_id` the payment's id. `raw` are the bytes as they came, `sign` the `Sign` header.
 * A field that is an array where text is due reads as missing, so it can never fit an order.
 * A signature that stands among the fields as well is none of them.
 * What Prodamus has signed for another purpose is no payment event, and refused.
 * What a known wrong key has signed is refused all the same, only by the name of that key.
 * The work before a signature fits is bounded by `limits`.
 */
export async function readPaymentEvent(
  delivery: Head & { raw: Buffer },
  keys: readonly { name: Signer; key: string }[],
  limits: BodyLimits = BODY_LIMITS,
): Promise<ReadPaymentEvent> {
  if (delivery.raw.length === 0) return { ok: false, rejection: 'empty' };
  const refusal = refusedUnread(delivery);
  if (refusal) return { ok: false, rejection: refusal };
  const body = await parseBody(delivery.raw, delivery.contentType, limits);
  if (!body.ok) return { ok: false, rejection: body.problem };
  const signed = signedFields(body.fields, delivery.sign ?? '', [...keys, ...KNOWN_WRONG_KEYS]);
  if (!signed) return { ok: false, rejection: 'wrong_signature' };
  const { fields, signer } = signed;
  if (signer !== 'live' && signer !== 'demo') return { ok: false, rejection: signer };
  if (!isPaymentEvent(fields)) return { ok: false, rejection: 'no_payment_event' };
  return { ok: true, paymentEvent: paymentEventFrom(fields, signer) };
}

/** The names of a signature among fields: of a link, of the header, of a buyer's return. */
const SIGNATURE_FIELDS = ['signature', 'sign', '_payform_sign'];

/**
 * The fields that somebody of `keys` has signed, and who: all of them, or all but one that holds a
 * signature, which cannot sign itself. What is not signed is not returned.
 */
function signedFields<Name extends string>(
  fields: PhpArray,
  offered: string,
  keys: readonly { name: Name; key: string }[],
): { fields: PhpArray; signer: Name } | null {
  const named = SIGNATURE_FIELDS.filter((name) => fields.has(name));
  const without = named.map((name) => new Map([...fields].filter(([other]) => other !== name)));
  for (const some of [fields, ...without]) {
    const signer = verify(some, offered, keys);
    if (signer) return { fields: some, signer };
  }
  return null;
}

/**
 * Whether fields tell of a payment. Prodamus signs other things by the same key and scheme, of
 * which everybody may have some: every return of a buyer (`_payform_…`) stands in an address bar, a
 * signed link in a page. None of those has any of these.
 */
function isPaymentEvent(fields: PhpArray): boolean {
  return ['order_num', 'sum', 'payment_status'].some((name) => fields.has(name));
}

function paymentEventFrom(fields: PhpArray, signer: Signer): PaymentEvent {
  const text = (key: string) => textAt(fields, key) ?? '';
  const statusText = text('payment_status');
  const demo = demoMarks(fields, signer).length > 0;
  const paymentId = text('order_id') || '0';
  const orderNumber = text('order_num');
  const status = isTestEvent(fields) ? 'test' : statusOf(fields, statusText);
  return {
    orderNumber,
    paymentId,
    status,
    statusText,
    amountText: text('sum'),
    amount: parseAmount(text('sum')),
    currency: currencyOf(fields),
    happenedAt: parseEventTime(text('date')),
    demo,
    sealedOrder: sealedOrderOf(fields),
    key: effectKey({ paymentId, status, statusText, orderNumber, demo }),
    fingerprint: fingerprintOf(fields),
  };
}

/** Below 10 000; the ids of real payments have had eight digits for years. */
const ID_OF_NO_PAYMENT = /^[0-9]{0,4}$/;
const TEST_NUMBER = /^\s*(?:test|тест)\s*$/i;

/**
 * Whether it is the event of the cabinet's own button («Настройки уведомлений»): a made-up payment
 * 1 of the order `test`. Anybody may make a link with that number, and with any `sys`, and pay by
 * it; such money has an id as all money has, and is kept for the seller like any of an unknown
 * order.
 */
function isTestEvent(fields: PhpArray): boolean {
  const paymentId = fields.has('order_id') ? textAt(fields, 'order_id') : '';
  return (
    TEST_NUMBER.test(textAt(fields, 'order_num') ?? '') &&
    paymentId !== null &&
    ID_OF_NO_PAYMENT.test(paymentId)
  );
}

/** An id that is an array could be any payment's, so such a payment event never changes anything. */
function statusOf(fields: PhpArray, statusText: string): PaymentEventStatus {
  if (fields.has('order_id') && textAt(fields, 'order_id') === null) return 'unknown';
  return STATUSES.get(statusText.toLowerCase()) ?? 'unknown';
}

function currencyOf(fields: PhpArray): string {
  return fields.has('currency') ? (textAt(fields, 'currency') ?? 'unreadable') : '';
}

/** Anybody can put anything there; what is longer than any of ours is cut, and so opens no more. */
function sealedOrderOf(fields: PhpArray): string | null {
  if (!fields.has(SEALED_ORDER)) return null;
  return (textAt(fields, SEALED_ORDER) ?? '').slice(0, MAX_SEALED_LENGTH);
}

type KeyParts = Pick<PaymentEvent, 'paymentId' | 'status' | 'statusText' | 'orderNumber' | 'demo'>;

/** Test money has keys of its own: it must never hide a real payment with the same id. */
function effectKey(parts: KeyParts): string {
  const payment = parts.paymentId === '0' ? `0/${parts.orderNumber}` : parts.paymentId;
  const kind = parts.status === 'test' ? 'test/' : parts.demo ? 'demo/' : '';
  return `${kind}${payment}/${parts.statusText.toLowerCase()}`;
}

/** Every send has a new `attempt`, and so a new signature: neither is part of the content. */
function fingerprintOf(fields: PhpArray): string {
  const content = new Map(fields);
  content.delete('attempt');
  return hash('sha256', canonicalText(content), 'base64url');
}
