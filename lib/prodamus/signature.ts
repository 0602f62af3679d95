import { createHmac, timingSafeEqual } from 'node:crypto';
import { isList, type PhpArray, type PhpValue, sortedKeys } from './php-array';

/**
 * The exact text that Prodamus signs: keys sorted at every depth, then
 * `json_encode(…, JSON_UNESCAPED_UNICODE)`, so `/` becomes `\/` and U+2028, U+2029 are escaped.
 * Source: "Signature" of the Prodamus documentation (the Hmac class of its PHP sample).
 */
export function canonicalText(value: PhpValue): string {
  if (typeof value === 'string') return jsonString(value);
  const keys = sortedKeys(value);
  const item = (key: string) => canonicalText(value.get(key) ?? '');
  if (isList(keys)) return `[${keys.map(item).join(',')}]`;
  return `{${keys.map((key) => `${jsonString(key)}:${item(key)}`).join(',')}}`;
}

/**
 * Signs fields with a page key: lower-case hex of HMAC-SHA256 over `canonicalText`. One scheme
 * for the `Sign` header of notices, `signature` of links and `_payform_sign` of returns; the
 * signature itself must not be among the fields.
 */
export function sign(fields: PhpArray, key: string): string {
  return createHmac('sha256', key).update(canonicalText(fields)).digest('hex');
}

/**
 * Says which of the named keys made the signature, or null when none did: the first one, should
 * two be the same. Each is compared in constant time; how many were tried tells nothing of a key,
 * because only whoever has one is not refused by all. `offered` may be in either case and may carry
 * a leading `Sign: ` (seen in live traffic).
 */
export function verify<Name extends string>(
  fields: PhpArray,
  offered: string,
  keys: readonly { name: Name; key: string }[],
): Name | null {
  const signature = Buffer.from(
    offered
      .replace(/^\s*Sign:\s*/i, '')
      .trim()
      .toLowerCase(),
  );
  const text = canonicalText(fields);
  const isMaker = ({ key }: { key: string }) => {
    const expected = Buffer.from(createHmac('sha256', key).update(text).digest('hex'));
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  };
  return keys.find(isMaker)?.name ?? null;
}

/** Text that JSON writes as it stands, and PHP too: no quote, no backslash, nothing below. */
const PLAIN = /^[ !#-.0-[\]-\u2027\u202a-\ud7ff]*$/;
const ESCAPED_BY_PHP = /[/\u2028\u2029]/g;
const ESCAPES: Record<string, string> = { '/': '\\/', '\u2028': '\\u2028', '\u2029': '\\u2029' };

function jsonString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(ESCAPED_BY_PHP, (character) => ESCAPES[character] ?? '');
}
