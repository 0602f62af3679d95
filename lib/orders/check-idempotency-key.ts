import type { ApiCaller } from './idempotency';
import type { FieldError } from './order-request';

/** 20 to 200 visible ASCII characters (contracts §2). */
const SHAPE = /^[\x21-\x7e]{20,200}$/;

/** Of a million keys of 20 random hex digits, the least random ones that are long enough, three have less. */
const MIN_DIFFERENT = 6;
const MIN_FRESH = 10;

/** What a caller with an API key may send: no one else's key can be the same. */
const ANY_NAME = /^.{1,200}$/;

/**
 * What is wrong with an `Idempotency-Key`; nothing when none was sent. Whoever guesses another
 * caller's key takes it away from them, so a name such as `lead-17`, filled up with zeros or not,
 * is refused from everybody but callers with an API key.
 */
export function checkIdempotencyKey(key: string | null, caller: ApiCaller): FieldError[] {
  if (key === null) return [];
  if (caller.kind === 'api_key') {
    return ANY_NAME.test(key)
      ? []
      : [{ field: 'Idempotency-Key', message: 'Нужно от 1 до 200 знаков' }];
  }
  if (SHAPE.test(key) && isVaried(key)) return [];
  const message = 'Нужно от 20 до 200 знаков, которые никому не угадать, например UUID';
  return [{ field: 'Idempotency-Key', message }];
}

/** A letter or digit that repeats the one before, or counts on from it, adds nothing to guess. */
function isVaried(key: string): boolean {
  const codes = [...key.replace(/[^A-Za-z0-9]/g, '')].map((character) => character.charCodeAt(0));
  const fresh = codes.filter((code, index) => {
    const step = code - (codes[index - 1] ?? 0);
    return step !== 0 && step !== 1;
  });
  return fresh.length >= MIN_FRESH && new Set(codes).size >= MIN_DIFFERENT;
}
