import { createHmac } from 'node:crypto';
import type { IdempotencyKey } from '@/db/store';
import type { OrderRequest } from './order-request';

/**
 * For the API: the client names the key, and the same key with other content is a conflict. Only
 * keyed digests are kept: a birth date is too easily guessed from a plain one.
 */
export function apiIdempotency(
  secret: Buffer,
  key: string,
  request: OrderRequest,
  telegramUserId: number | null = null,
): IdempotencyKey {
  const content = contentOf(request, telegramUserId);
  return { key: digest(secret, `api/${key}`), fingerprint: digest(secret, content) };
}

/**
 * For the form: the key is the shown form together with what was filled in. So a form sent twice
 * makes one order, a changed one makes a new order, and people never meet a conflict.
 */
export function formIdempotency(
  secret: Buffer,
  formId: string,
  request: OrderRequest,
  telegramUserId: number | null = null,
): IdempotencyKey {
  const content = contentOf(request, telegramUserId);
  return { key: digest(secret, `form/${formId}/${content}`), fingerprint: digest(secret, content) };
}

/** The same form of another Telegram user, or with another promo code, is another order. */
function contentOf(request: OrderRequest, telegramUserId: number | null): string {
  const { birthDate, contacts, promoCode } = request;
  return JSON.stringify([
    ...[birthDate, contacts.name, contacts.email, contacts.phone],
    ...(telegramUserId === null ? [] : [telegramUserId]),
    ...(promoCode === null ? [] : [promoCode]),
  ]);
}

function digest(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
