import { BodyBudget, UnreadableBody } from './body-budget';
import { type PhpArray, type PhpValue, phpNumber } from './php-array';

const MAX_DEPTH = 64;

/**
 * Reads a JSON body as PHP's `json_decode(…, true)` followed by `strval` on every leaf would:
 * numbers, booleans and null become the strings PHP makes of them. Null when the text is no JSON
 * object or array that PHP would read; throws `UnreadableBody` at the first value that the budget
 * has no room for, whatever comes after it.
 *
 * Not by `JSON.parse`: it makes everything there is before anybody can count it, puts `10` before
 * `b`, and knows `__proto__`.
 */
export function phpArrayFromJson(text: string, budget = new BodyBudget()): PhpArray | null {
  try {
    const value = new JsonText(text, budget).whole();
    return value instanceof Map ? value : null;
  } catch (error) {
    if (error instanceof UnreadableBody) throw error;
    return null;
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORDS = [
  ['true', '1'],
  ['false', ''],
  ['null', ''],
] as const;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;

/** A text that is read from its start to its end once, exactly as RFC 8259 has it. */
class JsonText {
  readonly #text: string;
  readonly #budget: BodyBudget;
  #at = 0;

  constructor(text: string, budget: BodyBudget) {
    this.#text = text;
    this.#budget = budget;
  }

  whole(): PhpValue {
    const value = this.#value(0);
    if (this.#next() !== '') throw new SyntaxError('text after the value');
    return value;
  }

  #value(depth: number): PhpValue {
    const first = this.#next();
    if (first === '{' || first === '[') return this.#array(first, depth + 1);
    this.#budget.takeValue();
    if (first === '"') return this.#string();
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, this.#at)) return this.#passed(word, value);
    }
    NUMBER.lastIndex = this.#at;
    const source = NUMBER.exec(this.#text)?.[0];
    if (source === undefined) throw new SyntaxError('no value');
    return this.#passed(source, phpNumber(source));
  }

  /** An object or a list, which to PHP are the same thing. */
  #array(bracket: '{' | '[', depth: number): PhpArray {
    if (depth > MAX_DEPTH) throw new RangeError('nested too deeply');
    this.#budget.takeArray();
    const array: PhpArray = new Map();
    const end = bracket === '{' ? '}' : ']';
    this.#at += 1;
    if (this.#next() === end) return this.#passed(end, array);
    for (;;) {
      const key = bracket === '{' ? this.#key() : String(array.size);
      array.set(key, this.#value(depth));
      const mark = this.#next();
      if (mark === end) return this.#passed(end, array);
      this.#expect(',', mark);
    }
  }

  #key(): string {
    this.#expect('"', this.#next(), 0);
    const key = this.#string();
    this.#expect(':', this.#next());
    return key;
  }

  #string(): string {
    const start = this.#at + 1;
    let at = start;
    let isEscaped = false;
    for (;;) {
      const code = this.#text.charCodeAt(at);
      if (code === QUOTE) break;
      // Past the end it is NaN.
      if (!(code >= FIRST_PRINTABLE)) throw new SyntaxError('an open string');
      isEscaped ||= code === BACKSLASH;
      at += code === BACKSLASH ? 2 : 1;
    }
    this.#at = at + 1;
    const text = isEscaped
      ? (JSON.parse(this.#text.slice(start - 1, at + 1)) as string)
      : this.#text.slice(start, at);
    if (!text.isWellFormed()) throw new SyntaxError('a lone surrogate');
    return text;
  }

  #expect(wanted: string, found: string, passes = 1): void {
    if (found !== wanted) throw new SyntaxError(`no ${wanted}`);
    this.#at += passes;
  }

  #passed<Value>(word: string, value: Value): Value {
    this.#at += word.length;
    return value;
  }

  /** The next character that is no white space; empty at the end. */
  #next(): string {
    for (;;) {
      const next = this.#text.charAt(this.#at);
      if (next !== ' ' && next !== '\n' && next !== '\r' && next !== '\t') return next;
      this.#at += 1;
    }
  }
}
