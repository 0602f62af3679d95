/**
 * A PHP array as Prodamus's own code sees it. Keys are kept as text; a key that spells a 64-bit
 * decimal integer is PHP's integer key. A Map, because plain objects reorder such keys and
 * `__proto__` is a hazard there.
 */
export type PhpArray = Map<string, PhpValue>;
export type PhpValue = string | PhpArray;

export const INT64_MAX = 9223372036854775807n;
/** No longer number is a 64-bit one; told by its length alone, reading it costs nothing. */
const MAX_INT64_DIGITS = 19;

/** Whether PHP stores this key as an integer: `0`, `12`, `-3`, but not `01`, `-0` or `1.0`. */
export function isIntegerKey(key: string): boolean {
  if (!/^(0|-?[1-9][0-9]{0,18})$/.test(key)) return false;
  return isInt64(BigInt(key));
}

/** The keys in the order of PHP 8.2's `ksort` with its default flags; equal keys keep theirs. */
export function sortedKeys(array: PhpArray): string[] {
  const keys = [...array.keys()];
  if (keys.every((key) => WORD.test(key))) return keys.sort();
  return keys
    .map(comparable)
    .sort(compareKeys)
    .map(({ key }) => key);
}

/** No number, and of characters that JavaScript orders as bytes. */
const WORD = /^[A-Za-z_][\x20-\x7e]*$/;

/** Whether `json_encode` writes the array as a list: keys 0, 1, 2 … in this very order. */
export function isList(keys: readonly string[]): boolean {
  return keys.every((key, index) => key === String(index));
}

/** The text at a key, or null where there is none or it is an array. */
export function textAt(array: PhpArray, key: string): string | null {
  const value = array.get(key);
  return typeof value === 'string' ? value : null;
}

/** A key with all that it is compared by, made once and not for each comparison. */
type Comparable = { key: string; number: bigint | number | null; isWhole: boolean; bytes: Buffer };

function comparable(key: string): Comparable {
  const isNumeric = NUMERIC.test(key);
  const isWhole = isNumeric && WHOLE.test(key);
  return {
    key,
    number: isNumeric ? numberOf(key, isWhole) : null,
    isWhole,
    bytes: Buffer.from(key),
  };
}

/**
 * PHP compares two keys that both look like numbers as numbers (`"01"` < `2`, also between
 * strings: zendi_smart_strcmp) and all others byte by byte; so too whole numbers, and infinite
 * ones, that a float cannot tell apart.
 */
function compareKeys(a: Comparable, b: Comparable): number {
  const left = a.number;
  const right = b.number;
  if (left === null || right === null) return Buffer.compare(a.bytes, b.bytes);
  if (typeof left === 'bigint' && typeof right === 'bigint') return compareNumbers(left, right);
  if (left === right && ((a.isWhole && b.isWhole) || !Number.isFinite(left))) {
    return Buffer.compare(a.bytes, b.bytes);
  }
  return compareNumbers(Number(left), Number(right));
}

function compareNumbers<Value extends number | bigint>(a: Value, b: Value): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * The number a key spells, a bigint for a 64-bit integer. In PHP's "numeric string" white space
 * around is allowed, hexadecimal and names are not.
 */
function numberOf(key: string, isWhole: boolean): bigint | number {
  // What has more digits is no such integer: nobody needs to read thousands of them to know.
  const digits = isWhole ? key.trim().replace(/^([+-]?)0+(?=[0-9])/, '$1') : '';
  if (isWhole && digits.length <= MAX_INT64_DIGITS + 1) {
    const whole = BigInt(digits.replace(/^\+/, ''));
    if (isInt64(whole)) return whole;
  }
  return Number(key);
}

const NUMERIC = /^[ \t\n\r\v\f]*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?[ \t\n\r\v\f]*$/;

const WHOLE = /^\s*[+-]?[0-9]+\s*$/;

function isInt64(value: bigint): boolean {
  return value <= INT64_MAX && value >= -INT64_MAX - 1n;
}

const PRECISION = 14;

/** `strval` of a number that came from JSON, from its own spelling: no precision is lost. */
export function phpNumber(source: string): string {
  if (source.length <= MAX_INT64_DIGITS + 1 && /^-?[0-9]+$/.test(source)) {
    const value = BigInt(source);
    if (isInt64(value)) return String(value);
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
  const [mantissa = '', exponent = '0'] = value.toExponential(PRECISION - 1).split('e');
  const digits = evenDigits(value) ?? mantissa.replace('.', '');
  return { digits: digits.replace(/0+$/, ''), exponent: Number(exponent) };
}

/** The first 14 digits where the rest of the number is exactly half of one more and they are even. */
function evenDigits(value: number): string | null {
  // Only what is written out by 15 digits can be such a half; to write out all digits costs much.
  if (Number(value.toExponential(PRECISION)) !== value) return null;
  const exact = value.toExponential(100).replace('.', '');
  const isHalf = /^[02468]50*$/.test(exact.slice(PRECISION - 1, exact.indexOf('e')));
  return isHalf ? exact.slice(0, PRECISION) : null;
}
