import type { IdempotencyKey } from '@/lib/store/queries/idempotency-keys';
import { keyedDigest } from '../secrets';
import type { FieldError, OrderRequest } from './order-request';

/**
 * Who names a key over the API. Each has names of their own, so that nobody meets the order or the
 * conflict of somebody whose key they guess; anonymous callers are told apart by what limits count
 * them by.
 */
export type ApiCaller =
  | { kind: 'anonymous'; address: string }
  | { kind: 'telegram'; userId: number }
  | { kind: 'api_key'; id: string };

/** How long a repeated request finds the order it made. */
const LIFE_MS = 72 * 3_600_000;

/**
 * For the API: the client names the key, and the same key of the same caller with other content is
 * a conflict. Only keyed digests are kept: a birth date is too easily guessed from a plain one.
 */
export function apiIdempotency(
  secret: Buffer,
  { caller, key, now }: { caller: ApiCaller; key: string; now: Date },
  request: OrderRequest,
): IdempotencyKey {
  const content = orderedContent(request, caller.kind === 'telegram' ? caller.userId : null);
  return {
    key: keyedDigest(secret, nameOf(caller, key)),
    fingerprint: keyedDigest(secret, content),
    expiresAt: new Date(now.getTime() + LIFE_MS),
  };
}

/**
 * For the form: the key is the shown form together with what was filled in. So a form sent twice
 * makes one order, a changed one makes a new order, and people never meet a conflict. A page may
 * stay open for weeks, so this key lives as long as the order.
 */
export function formIdempotency(
  secret: Buffer,
  formId: string,
  request: OrderRequest,
  telegramUserId: number | null = null,
): IdempotencyKey {
  const content = orderedContent(request, telegramUserId);
  return {
    key: keyedDigest(secret, `form/${formId}/${content}`),
    fingerprint: keyedDigest(secret, content),
    expiresAt: null,
  };
}

/** No text of one caller reads as a name of another. */
function nameOf(caller: ApiCaller, key: string): string {
  switch (caller.kind) {
    case 'anonymous':
      return JSON.stringify([caller.kind, caller.address, key]);
    case 'telegram':
      return JSON.stringify([caller.kind, caller.userId, key]);
    case 'api_key':
      return JSON.stringify([caller.kind, caller.id, key]);
    default:
      return caller satisfies never;
  }
}

/** The same form of another Telegram user, or with another promo code, is another order. */
function orderedContent(request: OrderRequest, telegramUserId: number | null): string {
  const { birthDate, contacts, promoCode } = request;
  return JSON.stringify([
    birthDate,
    contacts.name,
    contacts.email,
    contacts.phone,
    ...(telegramUserId === null ? [] : [telegramUserId]),
    ...(promoCode === null ? [] : [promoCode]),
  ]);
}

/** 20 to 200 visible ASCII characters. */
const SHAPE = /^[\x21-\x7e]{20,200}$/;

/** Nobody means it for a name of their own. */
const ONE_CHARACTER = /^(.)\1*$/;

/** What a caller with an API key may send: no one else's key can be the same. */
const ANY_NAME = /^.{1,200}$/;

/**
 * What is wrong with an `Idempotency-Key`; nothing when none was sent. Callers without an API key
 * share a namespace with others of their address, so theirs must be long.
 */
export function checkIdempotencyKey(key: string | null, caller: ApiCaller): FieldError[] {
  if (key === null) return [];
  if (caller.kind === 'api_key') {
    return ANY_NAME.test(key)
      ? []
      : [{ field: 'Idempotency-Key', message: 'Нужно от 1 до 200 знаков' }];
  }
  if (SHAPE.test(key) && !ONE_CHARACTER.test(key)) return [];
  const message = 'Нужно от 20 до 200 знаков, которые никому не угадать, например UUID';
  return [{ field: 'Idempotency-Key', message }];
}
