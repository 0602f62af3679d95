import { cleanLine } from '../contacts/clean-line';
import { monthOfWord } from '../month-of-word';

/** A date as the three fields of the form hold it. */
export type DateParts = { day: string; month: string; year: string };

const DASH = /[‐-―−]/g;
/** What may stand around a date: quotes, a full stop, «Дата рождения:», «д.р.». */
const AROUND = /^["'«(]+|["'»).,;]+$/g;
const BEFORE = /^(?:дата рождения|д\.?\s?р\.?|родил(?:ся|ась))\s*:?\s*(?=\d)/;
/** What may stand behind a date: the time of day, «г.», «года», «г.р.», «года рождения». */
const TIME = /(?:,?\s*(?:в\s+)?|t)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?)?$/;
const OF_THE_YEAR = /\s*(?:г\.?|года?)(?:\s*(?:р\.?|рожд\.?|рождения))?$/;

const SHAPES = [
  /^(?<day>\d{1,2})[\s.,/-]+(?<month>\d{1,2})[\s.,/-]+(?<year>\d{4})$/,
  /^(?<year>\d{4})[\s.,/-]+(?<month>\d{1,2})[\s.,/-]+(?<day>\d{1,2})$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>(?:19|20)\d{2})$/,
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<day>\d{1,2})\s*(?<word>[а-яё]{3,8})\.?,?\s*(?<year>\d{4})$/,
];

/**
 * Reads a whole date out of pasted text: `03.05.1985`, `3 5 1985`, `1985-05-03`, `3 мая 1985 г.р.`,
 * `03–05–1985, 14:20`, `Дата рождения: 03.05.1985.`, `19850503`. Null when the text is none of these, also with a year of two digits: it may
 * be of either century. Whether there is such a day is for `parseBirthDate` to say.
 */
export function readDate(text: string): DateParts | null {
  const plain = cleanLine(text)
    .replace(DASH, '-')
    .toLowerCase()
    .replace(AROUND, '')
    .replace(BEFORE, '')
    .replace(TIME, '')
    .replace(OF_THE_YEAR, '');
  for (const shape of SHAPES) {
    const { day, month, year, word } = shape.exec(plain)?.groups ?? {};
    const number = word ? monthOfWord(word) : month;
    if (day && number && year) return { day: two(day), month: two(String(number)), year };
  }
  return null;
}

/**
 * Puts the three fields of the form together as `parseBirthDate` reads them: `3`, `05`, `1985`
 * become `1985-05-03`; so does a whole date in one of them, the others left empty, as it is pasted
 * where no script parts it. Whatever is no number stays as it is, and so is found malformed.
 */
export function joinBirthDate(fields: DateParts): string {
  const typed = [fields.day, fields.month, fields.year].filter((text) => text.trim() !== '');
  const whole = typed.length === 1 ? readDate(typed[0] ?? '') : null;
  const { day, month, year } = whole ?? fields;
  return `${year.trim()}-${paddedToTwo(month)}-${paddedToTwo(day)}`;
}

/** `3` as `03`; an empty field stays empty, for no day is 0. */
function paddedToTwo(text: string): string {
  const digits = text.trim();
  return digits === '' ? '' : two(digits);
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
