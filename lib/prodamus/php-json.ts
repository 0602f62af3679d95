import type { PhpArray, PhpValue } from './php-array';

const MAX_DEPTH = 64;
const KEY_MARK = '=';
const PRECISION = 14;
const INT64_MAX = 9223372036854775807n;

/**
 * Reads a JSON body as PHP's `json_decode(…, true)` followed by `strval` on every leaf would:
 * numbers, booleans and null become the strings PHP makes of them. Null when the text is no JSON
 * object or array that PHP would read.
 */
export function phpArrayFromJson(text: string): PhpArray | null {
  try {
    // Only what is JSON at all is looked at for keys: an open string would cost quadratic time.
    JSON.parse(text);
    const value: unknown = JSON.parse(markKeys(text), toPhp);
    return value instanceof Map ? value : null;
  } catch {
    return null;
  }
}

/**
 * Marks every key, so that JavaScript neither reorders `10` before `b` nor minds `__proto__`. The
 * keys are percent-encoded too, because V8 may take `"\""` for a key `\` that it has seen before.
 */
function markKeys(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")(\s*:)?/g, (token, key: string, colon?: string) =>
    colon ? `"${KEY_MARK}${encodeURIComponent(JSON.parse(key) as string)}":` : token,
  );
}

function toPhp(_key: string, value: unknown, context?: { source?: string }): PhpValue {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error('a lone surrogate');
    return value;
  }
  if (typeof value === 'number') return phpNumber(context?.source ?? String(value));
  if (typeof value === 'boolean') return value ? '1' : '';
  if (value === null || value === undefined) return '';
  const entries = Object.entries(value as Record<string, PhpValue>);
  const keyOf = (key: string) => (Array.isArray(value) ? key : unmarkKey(key));
  return limitDepth(new Map(entries.map(([key, item]) => [keyOf(key), item])));
}

function unmarkKey(key: string): string {
  return decodeURIComponent(key.slice(KEY_MARK.length));
}

function limitDepth(array: PhpArray): PhpArray {
  if (depthOf(array) > MAX_DEPTH) throw new Error('nested too deeply');
  return array;
}

const depths = new WeakMap<PhpArray, number>();

function depthOf(array: PhpArray): number {
  const known = depths.get(array);
  if (known) return known;
  let deepest = 0;
  for (const value of array.values()) {
    if (value instanceof Map) deepest = Math.max(deepest, depthOf(value));
  }
  depths.set(array, deepest + 1);
  return deepest + 1;
}

/** `strval` of a number that came from JSON, from its own spelling: no precision is lost. */
export function phpNumber(source: string): string {
  if (/^-?[0-9]+$/.test(source)) {
    const value = BigInt(source);
    if (value <= INT64_MAX && value >= -INT64_MAX - 1n) return String(value);
  }
  return phpFloat(Number(source));
}

/** `strval` of a float with PHP's default `precision=14`: `1e15` → `1.0E+15`, `100.00` → `100`. */
function phpFloat(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const sign = value < 0 ? '-' : '';
  const { digits, exponent } = roundedDigits(Math.abs(value));
  if (exponent < -4 || exponent > PRECISION - 1) {
    const power = `E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
    return `${sign}${digits[0]}.${digits.slice(1) || '0'}${power}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}

/** At most 14 significant digits, no trailing zeros; an exact half goes to the even digit. */
function roundedDigits(value: number): { digits: string; exponent: number } {
  const exact = value.toExponential(100).replace('.', '');
  const isHalf = /^[02468]50*$/.test(exact.slice(PRECISION - 1, exact.indexOf('e')));
  const [mantissa = '', exponent = '0'] = value.toExponential(PRECISION - 1).split('e');
  const even = isHalf ? exact.slice(0, PRECISION) : mantissa.replace('.', '');
  return { digits: even.replace(/0+$/, ''), exponent: Number(exponent) };
}
