/** A date as the three fields of the form hold it. */
export type DateParts = { day: string; month: string; year: string };

const MONTHS = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

const SHAPES = [
  /^(?<day>\d{1,2})[\s./-]+(?<month>\d{1,2})[\s./-]+(?<year>\d{4})$/,
  /^(?<year>\d{4})[\s./-]+(?<month>\d{1,2})[\s./-]+(?<day>\d{1,2})$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<day>\d{1,2})\s*(?<word>[а-яё]{3,8})\.?\s*(?<year>\d{4})$/,
];

/**
 * Reads a whole date out of pasted text: `03.05.1985`, `3 5 1985`, `1985-05-03`, `3 мая 1985 г.`.
 * Null when the text is none of these. Whether there is such a day is for the server to say.
 */
export function readDate(text: string): DateParts | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\s*(?:г\.?|года)$/, '');
  for (const shape of SHAPES) {
    const { day, month, year, word } = shape.exec(plain)?.groups ?? {};
    const number = word ? monthOf(word) : month;
    if (day && number && year) return { day: two(day), month: two(number), year };
  }
  return null;
}

function monthOf(word: string): string | undefined {
  const at = MONTHS.findIndex((start) => word.startsWith(start));
  return at < 0 ? undefined : String(at + 1);
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
