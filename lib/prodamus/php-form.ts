import { isUtf8 } from 'node:buffer';
import { isIntegerKey, type PhpArray, type PhpValue } from './php-array';

/** A form as it came: names and values decoded, with a `NOT_UTF8` for bytes that are no text. */
export type RawPairs = Iterable<readonly [name: string, value: string]>;

/** Half of a surrogate pair, which no text holds: PHP may drop such bytes unread, so they are kept. */
const NOT_UTF8 = '\udfff';

export const MAX_FIELDS = 1000;
const MAX_NESTING = 64;
const INT64_MAX = 9223372036854775807n;

export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm';
  readonly reason: 'too_many_fields' | 'not_utf8';

  constructor(reason: UnreadableForm['reason']) {
    super(`unreadable form: ${reason}`);
    this.reason = reason;
  }
}

/** Splits an urlencoded body, as text, as PHP does: by `&`, names and values decoded, `+` as a space. */
export function* urlencodedPairs(body: string): RawPairs & Generator<readonly [string, string]> {
  for (const pair of body.split('&')) {
    const equals = pair.indexOf('=');
    if (equals < 0) yield [urldecode(pair), ''];
    else yield [urldecode(pair.slice(0, equals)), urldecode(pair.slice(equals + 1))];
  }
}

/**
 * Builds the nested array PHP would put into `$_POST` (php_register_variable_ex of PHP 8.2):
 * brackets nest, `[]` appends, a later pair replaces an earlier one, dots and spaces of the top
 * name become `_`. Throws `UnreadableForm` for more fields than PHP reads and for bytes that are
 * not UTF-8, because what cannot be read whole cannot be signed.
 */
export function phpArrayFromPairs(pairs: RawPairs): PhpArray {
  const root: PhpArray = new Map();
  let count = 0;
  for (const [name, value] of pairs) {
    if (name === '') continue;
    count += 1;
    if (count > MAX_FIELDS) throw new UnreadableForm('too_many_fields');
    const path = keyPath(name);
    if (path) assign(root, path.map(readable), readable(value));
  }
  return root;
}

/** The keys a name leads through; null in the path means "next free index". */
function keyPath(rawName: string): (string | null)[] | null {
  const name = (rawName.split('\0')[0] ?? '').replace(/^ +/, '');
  const bracket = name.indexOf('[');
  const top = (bracket < 0 ? name : name.slice(0, bracket)).replace(/[ .]/g, '_');
  if (top === '') return null;
  if (bracket < 0) return [top];
  return subscripts(name, bracket, top);
}

/** One key more than `MAX_NESTING` allows means "too deep": PHP then drops the whole top name. */
function subscripts(name: string, bracket: number, top: string): (string | null)[] | null {
  const path: (string | null)[] = [top];
  let open = bracket;
  while (name[open] === '[') {
    if (path.length > MAX_NESTING) return [...path, null];
    const start = open + 1;
    const from = /[ \t\n\v\f\r]/.test(name[start] ?? '') ? start + 1 : start;
    const close = name.indexOf(']', from);
    if (close < 0) return path.length > 1 ? path : [`${top}_${mangle(name.slice(start))}`];
    path.push(close === from ? null : name.slice(start, close));
    open = close + 1;
  }
  return path;
}

function mangle(rest: string): string {
  return rest.replace(/[ .[]/g, '_');
}

function assign(root: PhpArray, path: (string | null)[], value: string): void {
  if (path.length > MAX_NESTING + 1) {
    root.delete(path[0] ?? '');
    return;
  }
  let array = root;
  for (const [depth, step] of path.entries()) {
    const key = step ?? nextIndex(array);
    if (key === null) return;
    if (depth === path.length - 1) put(array, key, value);
    else array = childAt(array, key);
  }
}

function childAt(array: PhpArray, key: string): PhpArray {
  const existing: PhpValue | undefined = array.get(key);
  if (existing instanceof Map) return existing;
  const child: PhpArray = new Map();
  put(array, key, child);
  return child;
}

/** One more than the largest integer key, 0 without any; null where PHP has no index left. */
function nextIndex(array: PhpArray): string | null {
  const next = nextIndices.get(array) ?? 0n;
  return next > INT64_MAX ? null : String(next);
}

/** Kept beside each array as it grows: looking through all keys for every `[]` would be quadratic. */
const nextIndices = new WeakMap<PhpArray, bigint>();

function put(array: PhpArray, key: string, value: PhpValue): void {
  array.set(key, value);
  if (!isIntegerKey(key)) return;
  const known = nextIndices.get(array);
  const after = BigInt(key) + 1n;
  if (known === undefined || after > known) nextIndices.set(array, after);
}

function urldecode(text: string): string {
  if (!/[+%]/.test(text)) return text;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replace(/(?:%[0-9a-fA-F]{2})+/g, decodeBytes);
  }
}

function decodeBytes(encoded: string): string {
  const bytes = Buffer.from(encoded.replaceAll('%', ''), 'hex');
  const text = bytes.toString('utf8');
  return isUtf8(bytes) ? text : text.replaceAll('\ufffd', NOT_UTF8);
}

function readable<Text extends string | null>(text: Text): Text {
  if (text?.isWellFormed() === false) throw new UnreadableForm('not_utf8');
  return text;
}
