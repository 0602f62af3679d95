import { createHmac } from 'node:crypto';
import { isSameSecret } from '../secrets';
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
 * for the `Sign` header of payment events, `signature` of links and `_payform_sign` of returns; the
 * signature itself must not be among the fields.
 */
export function sign(fields: PhpArray, key: string): string {
  return createHmac('sha256', key).update(canonicalText(fields)).digest('hex');
}

const SIGNATURE = /^\s*(?:Sign:\s*)?([0-9a-f]{64})\s*$/i;

/**
 * The bytes of an offered signature, 64 hexadecimal digits in either case; a leading `Sign: ` is
 * allowed (seen in live traffic). Null when it can be none: then nothing of what it should sign
 * needs to be read.
 */
export function signatureBytes(offered: string): Buffer | null {
  const [, digits] = SIGNATURE.exec(offered) ?? [];
  return digits === undefined ? null : Buffer.from(digits, 'hex');
}

/**
 * Says which of the named keys made the signature, or null when none did: the first one, should
 * two be the same. Each is compared in constant time; how many were tried tells nothing of a key,
 * because only anyone who has one is not refused by all. `offered` is read by `signatureBytes`.
 */
export function verify<Name extends string>(
  fields: PhpArray,
  offered: string,
  keys: readonly { name: Name; key: string }[],
): Name | null {
  const signature = signatureBytes(offered);
  if (!signature) return null;
  const text = Buffer.from(canonicalText(fields));
  const isMaker = ({ key }: { key: string }) =>
    isSameSecret(signature, createHmac('sha256', key).update(text).digest());
  return keys.find(isMaker)?.name ?? null;
}

/** Text that JSON writes as it stands, and PHP too: no quote, no backslash, nothing below. */
const PLAIN = /^[ !#-.0-[\]-\u2027\u202a-\ud7ff]*$/;

function jsonString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text)
    .replaceAll('/', '\\/')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** Who signed: the page itself, or Prodamus while the page's live mode is off. */
export type Signer = 'live' | 'demo';

/**
 * The keys a payment event may be signed with: the page key, the optional service key that comes
 * with `sys`, and either of them with `demo` appended, which Prodamus uses while it has switched
 * live payments off (documentation, "Signature": such a payment event must not pass as a payment).
 * A key that was given with that ending is such a key itself.
 */
export function signingKeys(
  pageKey: string,
  serviceKey: string | null,
): { name: Signer; key: string }[] {
  const keys = serviceKey ? [pageKey, serviceKey] : [pageKey];
  return keys.flatMap((key) => [
    { name: endsAsDemo(key) ? 'demo' : 'live', key },
    { name: 'demo', key: `${key}demo` },
  ]);
}

/** Whether a key has the `demo` of the demo mode at its end: not the page's own, as it is shown. */
export function endsAsDemo(key: string): boolean {
  return key.endsWith('demo');
}

/** The key that demo.payform.ru publishes: anybody can sign with it. */
export const PUBLIC_DEMO_KEY = '2y2aw4oknnke80bp1a8fniwuuq7tdkwmmuq7vwi4nzbr8z1182ftbn6p8mhw3bhz';

/** A key that is known and is not the seller's: what was signed with it tells what to correct. */
export type WrongKey = 'public_demo_key' | 'empty_key';

/** The wrong keys that a delivery is tried with, only to name the cause. */
export const KNOWN_WRONG_KEYS: readonly { name: WrongKey; key: string }[] = [
  { name: 'public_demo_key', key: PUBLIC_DEMO_KEY },
  { name: 'public_demo_key', key: `${PUBLIC_DEMO_KEY}demo` },
  { name: 'empty_key', key: '' },
];
