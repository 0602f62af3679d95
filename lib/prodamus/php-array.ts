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
  const value = BigInt(key);
  return value <= INT64_MAX && value >= -INT64_MAX;
}

/** The keys in the order of PHP 8.2's `ksort` with its default flags; equal keys keep theirs. */
export function sortedKeys(array: PhpArray): string[] {
  return [...array.keys()].sort(compareKeys);
}

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
 * strings: zendi_smart_strcmp) and all others byte by byte.
 */
function compareKeys(a: string, b: string): number {
  if (isIntegerKey(a) && isIntegerKey(b)) return compareIntegers(BigInt(a), BigInt(b));
  const [left, right] = [numericValue(a), numericValue(b)];
  if (left !== null && right !== null) return left < right ? -1 : Number(left > right);
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function compareIntegers(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}

/** PHP's "numeric string": white space around is allowed, hexadecimal and names are not. */
function numericValue(key: string): number | null {
  return /^[ \t\n\r\v\f]*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?[ \t\n\r\v\f]*$/.test(
    key,
  )
    ? Number(key)
    : null;
}
