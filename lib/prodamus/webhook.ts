import { hash } from 'node:crypto';
import { parseAmount } from '../orders/money';
import type { Notice, NoticeStatus } from '../payments/notice';
import { type BodyProblem, parseBody } from './body';
import { demoMarks } from './demo-marks';
import { KNOWN_WRONG_KEYS, type Signer, type WrongKey } from './keys';
import { SEALED_ORDER } from './link-fields';
import { type PhpArray, textAt } from './php-array';
import { canonicalText, verify } from './signature';

export type NoticeRejection = BodyProblem | 'no_signature' | 'wrong_signature' | WrongKey;

export type ReadNotice = { ok: true; notice: Notice } | { ok: false; rejection: NoticeRejection };

/** Statuses of the documentation ("Webhook"); the refund words are a precaution, not documented. */
const STATUSES: ReadonlyMap<string, NoticeStatus> = new Map([
  ['success', 'paid'],
  ['order_canceled', 'cancelled'],
  ['order_denied', 'denied'],
  ['refund', 'refunded'],
  ['refunded', 'refunded'],
  ['order_refunded', 'refunded'],
]);

const LONGEST_SEALED = 1_024;

/**
 * Verifies a webhook of Prodamus and reads it in our words. Their `order_num` is our number,
 * their `order_id` the payment's id. `raw` are the bytes as they came, `sign` the `Sign` header.
 * A field that is an array where text is due reads as missing, so it can never fit an order.
 * What a known wrong key has signed is refused all the same, only by the name of that key.
 */
export async function readNotice(
  delivery: { raw: Buffer; contentType: string; sign: string | null },
  keys: readonly { name: Signer; key: string }[],
): Promise<ReadNotice> {
  if (delivery.raw.length > 0 && !delivery.sign) return { ok: false, rejection: 'no_signature' };
  const body = await parseBody(delivery.raw, delivery.contentType);
  if (!body.ok) return { ok: false, rejection: body.problem };
  const sign = delivery.sign ?? '';
  const signer = verify(body.fields, sign, keys);
  if (!signer) {
    const wrongKey = verify(body.fields, sign, KNOWN_WRONG_KEYS);
    return { ok: false, rejection: wrongKey ?? 'wrong_signature' };
  }
  return { ok: true, notice: noticeFrom(body.fields, signer) };
}

function noticeFrom(fields: PhpArray, signer: Signer): Notice {
  const text = (key: string) => textAt(fields, key) ?? '';
  const statusText = text('payment_status');
  const demo = demoMarks(fields, signer).length > 0;
  const paymentId = text('order_id') || '0';
  const orderNumber = text('order_num');
  return {
    orderNumber,
    paymentId,
    status: statusOf(fields, statusText),
    statusText,
    amountText: text('sum'),
    amount: parseAmount(text('sum')),
    currency: currencyOf(fields),
    demo,
    sealedOrder: sealedOrderOf(fields),
    key: effectKey({ paymentId, statusText, orderNumber, demo }),
    fingerprint: fingerprintOf(fields),
  };
}

/** An id that is an array could be any payment's, so such a notice never settles anything. */
function statusOf(fields: PhpArray, statusText: string): NoticeStatus {
  if (fields.has('order_id') && textAt(fields, 'order_id') === null) return 'unknown';
  return STATUSES.get(statusText.toLowerCase()) ?? 'unknown';
}

function currencyOf(fields: PhpArray): string {
  return fields.has('currency') ? (textAt(fields, 'currency') ?? 'unreadable') : '';
}

/** Anybody can put anything there; what is longer than any of ours is cut, and so opens no more. */
function sealedOrderOf(fields: PhpArray): string | null {
  if (!fields.has(SEALED_ORDER)) return null;
  return (textAt(fields, SEALED_ORDER) ?? '').slice(0, LONGEST_SEALED);
}

/** Test money has keys of its own: it must never hide a real payment with the same id. */
function effectKey(parts: Pick<Notice, 'paymentId' | 'statusText' | 'orderNumber' | 'demo'>) {
  const payment = parts.paymentId === '0' ? `0/${parts.orderNumber}` : parts.paymentId;
  return `${parts.demo ? 'demo/' : ''}${payment}/${parts.statusText.toLowerCase()}`;
}

/** Every send has a new `attempt`, and so a new signature: neither is part of the content. */
function fingerprintOf(fields: PhpArray): string {
  const content = new Map(fields);
  content.delete('attempt');
  return hash('sha256', canonicalText(content), 'base64url');
}
