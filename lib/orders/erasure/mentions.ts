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

/** How the contacts of a buyer may be spelled in a notice, a message or a list. */
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
 * Answers what tells whether a text speaks of any of the traces: as it is, in a form's or in JSON's
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

const EMAIL = /[^\s"'<>&=;,:\\()[\]{}]+@[^\s"'<>&=;,:\\()[\]{}]+/g;
const DIGITS = /\d(?:[\s().+-]*\d)*/g;
const BARE_NUMBER = /(?<!\d)\d{6,9}(?!\d)/g;

/**
 * All that a text may name somebody by, as `spellings` looks it up: e-mails in small letters, and
 * numbers, of long ones every ten digits in a row.
 */
export function contactsIn(text: string): Set<string> {
  const plain = [...new Set([text, ofForm(text), ofJson(text)])].map((one) => one.toLowerCase());
  const all = (pattern: RegExp) => plain.flatMap((one) => one.match(pattern) ?? []);
  return new Set([
    ...all(EMAIL).map((email) => email.replace(/\.+$/, '')),
    ...all(BARE_NUMBER),
    ...all(DIGITS).flatMap(numbersIn),
  ]);
}

function numbersIn(run: string): string[] {
  const digits = run.replace(/\D/g, '');
  if (digits.length < PHONE_DIGITS) return digits.length < SHORTEST_NUMBER ? [] : [digits];
  return Array.from({ length: digits.length - PHONE_DIGITS + 1 }, (_, at) =>
    digits.slice(at, at + PHONE_DIGITS),
  );
}

/** What of these traces may be among `contactsIn` a text. */
export function spellings(traces: readonly Traces[]): string[] {
  return traces.flatMap(({ words, digits }) => [
    ...words.map((word) => word.toLowerCase()),
    ...digits
      .filter(({ length }) => length >= SHORTEST_NUMBER)
      .map((run) => run.slice(-PHONE_DIGITS)),
  ]);
}

/** Undoes `%D0%90` and `+`; what does not decode stays as a replacement character. */
function ofForm(text: string): string {
  return querystring.unescape(text.replaceAll('+', ' '));
}

/** Undoes `\u0410`. */
function ofJson(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
