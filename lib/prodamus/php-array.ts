/**
 * A PHP array as Prodamus's own code sees it. Keys are kept as text; a key that spells a 64-bit
 * decimal integer is PHP's integer key. A Map, because plain objects reorder such keys and
 * `__proto__` is a hazard there.
 */
export type PhpArray = Map<string, PhpValue>;
export type PhpValue = string | PhpArray;

const INT64_MAX = 9223372036854775807n;

/** Whether PHP stores this key as an integer: `0`, `12`, `-3`, but not `01`, `-0` or `1.0`. */
export function isIntegerKey(key: string): boolean {
  if (!/^(0|-?[1-9][0-9]{0,18})$/.test(key)) return false;
  return isInt64(BigInt(key));
}

/** The keys in the order of PHP 8.2's `ksort` with its default flags; equal keys keep theirs. */
export function sortedKeys(array: PhpArray): string[] {
  const keys = [...array.keys()];
  return keys.every((key) => WORD.test(key)) ? keys.sort() : keys.sort(compareKeys);
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

/**
 * PHP compares two keys that both look like numbers as numbers (`"01"` < `2`, also between
 * strings: zendi_smart_strcmp) and all others byte by byte; so too whole numbers, and infinite
 * ones, that a float cannot tell apart.
 */
function compareKeys(a: string, b: string): number {
  const [left, right] = [numericValue(a), numericValue(b)];
  if (left === null || right === null) return compareBytes(a, b);
  if (typeof left === 'bigint' && typeof right === 'bigint') return compareNumbers(left, right);
  if (left === right && ((isWhole(a) && isWhole(b)) || !Number.isFinite(left))) {
    return compareBytes(a, b);
  }
  return compareNumbers(Number(left), Number(right));
}

function compareNumbers<Value extends number | bigint>(a: Value, b: Value): number {
  return a < b ? -1 : Number(a > b);
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/**
 * The number a key spells, a bigint for a 64-bit integer. In PHP's "numeric string" white space
 * around is allowed, hexadecimal and names are not.
 */
function numericValue(key: string): bigint | number | null {
  if (!NUMERIC.test(key)) return null;
  const whole = isWhole(key) ? BigInt(key.trim().replace(/^\+/, '')) : null;
  return whole !== null && isInt64(whole) ? whole : Number(key);
}

const NUMERIC = /^[ \t\n\r\v\f]*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?[ \t\n\r\v\f]*$/;

function isWhole(numeric: string): boolean {
  return /^\s*[+-]?[0-9]+\s*$/.test(numeric);
}

function isInt64(value: bigint): boolean {
  return value <= INT64_MAX && value >= -INT64_MAX - 1n;
}
