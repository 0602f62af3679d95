import type { ApiCaller } from './idempotency';
import type { FieldError } from './order-request';

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
