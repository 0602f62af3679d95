import { isUtf8 } from 'node:buffer';
import { BodyBudget, UnreadableBody } from './body-budget';
import { INT64_MAX, isIntegerKey, type PhpArray, type PhpValue } from './php-array';

/** A form as it came: names and values decoded, with a `NOT_UTF8` for bytes that are no text. */
export type RawPairs = Iterable<readonly [name: string, value: string]>;

/** Half of a surrogate pair, which no text holds: PHP may drop such bytes unread, so they are kept. */
const NOT_UTF8 = '\udfff';

const MAX_NESTING = 64;

/**
 * Splits an urlencoded body, as text, as PHP does: by `&`, names and values decoded, `+` as a
 * space. Each pair is found only when it is asked for.
 */
export function* urlencodedPairs(body: string): RawPairs & Generator<readonly [string, string]> {
  for (let start = 0, end = 0; start <= body.length; start = end + 1) {
    end = body.indexOf('&', start);
    if (end < 0) end = body.length;
    const pair = body.slice(start, end);
    const equals = pair.indexOf('=');
    if (equals < 0) yield [urldecode(pair), ''];
    else yield [urldecode(pair.slice(0, equals)), urldecode(pair.slice(equals + 1))];
  }
}

/**
 * Builds the nested array PHP would put into `$_POST` (php_register_variable_ex of PHP 8.2):
 * brackets nest, `[]` appends, a later pair replaces an earlier one, dots and spaces of the top
 * name become `_`. Throws `UnreadableBody` at the first pair or array that the budget has no room
 * for and for bytes that are not UTF-8, because what cannot be read whole cannot be signed.
 */
export function phpArrayFromPairs(pairs: RawPairs, budget = new BodyBudget()): PhpArray {
  const root: PhpArray = new Map();
  for (const [name, value] of pairs) {
    // A pair without a name too: PHP looks at each.
    budget.takeValue();
    const path = keyPath(name);
    if (path) assign(root, path.map(readable), readable(value), budget);
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

function assign(root: PhpArray, path: (string | null)[], value: string, budget: BodyBudget): void {
  if (path.length > MAX_NESTING + 1) {
    root.delete(path[0] ?? '');
    return;
  }
  let array = root;
  for (const [depth, step] of path.entries()) {
    const key = step ?? nextIndex(array);
    if (key === null) return;
    if (depth === path.length - 1) put(array, key, value);
    else array = childAt(array, key, budget);
  }
}

function childAt(array: PhpArray, key: string, budget: BodyBudget): PhpArray {
  const existing: PhpValue | undefined = array.get(key);
  if (existing instanceof Map) return existing;
  budget.takeArray();
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
    return textOf(percentDecoded(spaced));
  }
}

const PERCENT = 0x25;

/** In one walk: of thousands of single bytes that do not decode, each would cost as much as a text. */
function percentDecoded(text: string): Buffer {
  const bytes = Buffer.from(text);
  let length = 0;
  for (let at = 0; at < bytes.length; length += 1) {
    const code = bytes[at] === PERCENT ? bytes.toString('latin1', at + 1, at + 3) : '';
    const isEncoded = /^[0-9a-fA-F]{2}$/.test(code);
    bytes[length] = isEncoded ? Number.parseInt(code, 16) : (bytes[at] ?? 0);
    at += isEncoded ? 3 : 1;
  }
  return bytes.subarray(0, length);
}

/** U+FFFD as it is spelt in UTF-8: sent so, it is text, and no sign of bytes that are none. */
const SENT_REPLACEMENT = Buffer.from('\ufffd').toString('latin1');

function textOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const decoded = (part: string) =>
    Buffer.from(part, 'latin1').toString('utf8').replaceAll('\ufffd', NOT_UTF8);
  return bytes.toString('latin1').split(SENT_REPLACEMENT).map(decoded).join('\ufffd');
}

function readable<Text extends string | null>(text: Text): Text {
  if (text?.isWellFormed() === false) throw new UnreadableBody('not_utf8');
  return text;
}
