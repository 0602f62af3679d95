import querystring from 'node:querystring';

/** What a buyer is recognised by in a text that came from outside. */
export type Traces = {
  /** Words as they are, such as an e-mail; letters of any case are equal. */
  words: readonly string[];
  /** Runs of digits, whatever people put between them, such as a phone. */
  digits: readonly string[];
};

const SHORTEST_NUMBER = 6;
const PHONE_DIGITS = 10;

/** How the contacts of a buyer may be spelled in a payment event, a message or a list. */
export function contactTraces({
  email,
  phone,
}: {
  email: string | null;
  phone: string | null;
}): Traces {
  // +7, 7 and 8 before a Russian phone are the same country.
  const digits = phone?.replace(/\D/g, '').slice(-PHONE_DIGITS);
  return { words: email ? [email] : [], digits: digits ? [digits] : [] };
}

/** The name of a buyer, where only people have written. */
export function nameTraces({ name }: { name: string | null }): Traces {
  return { words: name ? [name] : [], digits: [] };
}

/**
 * Returns what tells whether a text speaks of any of the traces: as it is, in a form's or in JSON's
 * spelling. Short numbers are left out, because they are in every text.
 */
export function mentionOf(traces: readonly Traces[]): (text: string) => boolean {
  const words = traces.flatMap((one) => one.words).map((word) => word.toLowerCase());
  const digits = traces
    .flatMap((one) => one.digits)
    .filter(({ length }) => length >= SHORTEST_NUMBER);
  if (words.length + digits.length === 0) return () => false;
  return (text) => {
    const form = ofForm(text);
    const bare = form.replace(/\D+/g, '');
    if (digits.some((run) => bare.includes(run))) return true;
    const plain = [text, form, ofJson(text)].map((one) => one.toLowerCase());
    return words.some((word) => plain.some((one) => one.includes(word)));
  };
}

/** More than any honest payment event names, each as often as it is named. */
export const MAX_MENTIONS = 1_000;
/** Each is a row of its own, and the rows of one payment event are kept at once. */
export const MAX_CONTACTS = 250;
/** Stands for every contact: a text that names too many to keep may speak of anybody. */
export const ANYBODY = '*';

/**
 * All that a text may name somebody by, as `spellings` looks it up: e-mails in small letters, and
 * numbers, of long ones every ten digits in a row. What names too many counts as naming anybody.
 * However long the text and whatever is in it, only regular expressions go through it, a few times,
 * and this code does a step for a mention only: a step for each sign would hold the shop.
 */
export function contactsIn(text: string): Set<string> {
  const found = new Set<string>();
  let mentions = 0;
  for (const plain of new Set([text, ofForm(text), ofJson(text)])) {
    for (const contact of contactsInPlain(plain.toLowerCase())) {
      mentions += 1;
      found.add(contact);
      if (mentions > MAX_MENTIONS || found.size > MAX_CONTACTS) return new Set([ANYBODY]);
    }
  }
  return found;
}

function* contactsInPlain(text: string): Generator<string> {
  yield* emailsIn(text);
  for (const [run] of text.matchAll(SHORT_NUMBER)) yield run;
  for (const [run] of text.replace(BETWEEN_DIGITS, '').matchAll(NUMBER)) yield* numbersIn(run);
}

const MAX_LOCAL_LENGTH = 64;
const MAX_DOMAIN_LENGTH = 253;
/** An `@` with something on either side that may belong to an e-mail. */
const INSIDE_EMAIL = /@(?<=[^\s"<>;,:\\()[\]@]@)(?=[\p{L}\p{M}\p{N}_-])/gu;
const BEFORE_EMAIL = /[\s"<>;,:\\()[\]@]/;
const DOMAIN = /^[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*/u;
/** May stand before an e-mail and in it as well: `mail=o'brien@example.ru`. */
const MAYBE_BEFORE_EMAIL = /[^\p{L}\p{M}\p{N}._+-]/gu;

function* emailsIn(text: string): Generator<string> {
  for (const { index } of text.matchAll(INSIDE_EMAIL)) {
    const before = text.slice(Math.max(0, index - MAX_LOCAL_LENGTH), index);
    const local = before.split(BEFORE_EMAIL).at(-1) ?? '';
    const [domain] = DOMAIN.exec(text.slice(index + 1, index + 1 + MAX_DOMAIN_LENGTH)) ?? [];
    yield `${local}@${domain}`;
    for (const { index: sign } of local.matchAll(MAYBE_BEFORE_EMAIL)) {
      yield `${local.slice(sign + 1)}@${domain}`;
    }
  }
}

/** Digits in a row, too few to be looked up in parts. */
const SHORT_NUMBER = /(?<!\d)\d{6,9}(?!\d)/g;
/** Digits in a row that may be one number, once what is between them is gone. */
const NUMBER = /\d{6,}/g;
/** What people put between the digits of one number. */
const BETWEEN_DIGITS = /(?<=\d)(?:[\s().+-]+|[^\p{L}\p{N}"&=,:;]{1,3})(?=\d)/gu;

function* numbersIn(run: string): Generator<string> {
  if (run.length < PHONE_DIGITS) yield run;
  for (let at = 0; at + PHONE_DIGITS <= run.length; at += 1) yield run.slice(at, at + PHONE_DIGITS);
}

/** What of these traces may be among `contactsIn` a text. */
export function spellings(traces: readonly Traces[]): string[] {
  const named = traces.flatMap(({ words, digits }) => [
    ...words.map((word) => word.toLowerCase()),
    ...digits
      .filter(({ length }) => length >= SHORTEST_NUMBER)
      .map((run) => run.slice(-PHONE_DIGITS)),
  ]);
  return [...named, ANYBODY];
}

/** Undoes `%D0%90` and `+`; what does not decode stays as a replacement character. */
function ofForm(text: string): string {
  return querystring.unescape(text.replaceAll('+', ' '));
}

/** Undoes `\u0410`, and makes spaces of signs that no JSON holds as they are. */
function ofJson(text: string): string {
  if (!text.includes('\\u')) return text;
  const plain = text.replace(/\p{Cc}/gu, ' ');
  return JSON.parse(`"${plain.replace(/"|\\(?!u[0-9a-fA-F]{4})/g, '\\$&')}"`);
}
