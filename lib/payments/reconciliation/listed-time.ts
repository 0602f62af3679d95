import { monthOfWord } from '@/lib/month-of-word';
import { dayTime } from './spreadsheets/day-time';

const MOSCOW = '+03:00';
/** The days from 2000 to 2099: what is outside of them is a slip, not a day of a payment. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

const DASHES = /[‐-―−]/g;
/** `26-11-28` may be of this year or of another one: two digits of a year stand behind a dot or a slash. */
const DAY_FIRST =
  /^(\d{1,2})(?:([./])\s?(\d{1,2})\2\s?(\d{4}|\d{2})|-(\d{1,2})-(\d{4}))(?:\s?г(?:ода|\.)?)?(?=$|[\sT,])/i;
const YEAR_FIRST = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?=$|[\sT,])/;
const IN_WORDS =
  /^(\d{1,2})[\s.-]+([а-яa-z]{3,9})\.?[\s,.-]+(\d{4}|\d{2}(?![:.]?\d))(?:\s*(?:года|год|г\.?))?(?=$|[\s,])/i;
const MONTH_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})(?=$|[\s,])/i;
const TIME =
  /^[T\s,/|-]*(?:в\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(\(?(?:по\s+)?(?:z|utc|gmt|msk|мск|москве)?\s*([+-]\d{1,2}(?::?\d{2})?)?(?:\s*(?:msk|мск))?\)?)$/i;
const TIME_FIRST = /^(\d{1,2}:\d{2}(?::\d{2})?),?\s+(\S.*)$/;
const WEEKDAY =
  /^(?:пн|вт|ср|чт|пт|сб|вс|[а-я]+(?:ник|ница|да|рг|ота|енье)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?,?\s+(?=\d|[a-z])/i;
/** What programs add behind a zone: `[Europe/Moscow]`. */
const ZONE_NAME = /\[[a-z]+\/[a-z_]+\]$/i;
const ENGLISH_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The number by which spreadsheets count days and parts of them, from 1900. */
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;

/** `20261128`, `20261128T150500`, `20261128150500`, with or without a zone. */
const COMPACT =
  /^(\d{4})(\d{2})(\d{2})(?:(?:[T\s-]\s?(\d{2}):?(\d{2})(?::?(\d{2}))?|(\d{2})(\d{2})(\d{2}))(?:\.\d+)?\s?(z|[+-]\d{2}:?\d{2})?)?$/i;

/** Seconds or milliseconds since 1970, as programs count them; other numbers are as long. */
const UNIX = /^(\d{10})(?:[.,]\d{1,9})?$|^(\d{13})$/;
const FIRST_UNIX_MS = Date.UTC(2015, 0);
const LAST_UNIX_MS = Date.UTC(2038, 0);

export type DayOrder = 'day_first' | 'month_first';

/**
 * Whether the dates with slashes in a column name the day first, as in Russia, or the month, as in
 * an American Excel: those decide of which only one reads.
 */
export function dayOrderOf(texts: readonly string[]): DayOrder {
  const parts = texts.flatMap((text) => {
    const [, first, separator, second] = DAY_FIRST.exec(text.trim()) ?? [];
    return separator === '/' ? [{ first: Number(first), second: Number(second) }] : [];
  });
  const isAmerican = parts.some(({ second }) => second > 12);
  return isAmerican && parts.every(({ first }) => first <= 12) ? 'month_first' : 'day_first';
}

/**
 * The instant that a cell of a list names, as cabinets, people and spreadsheets write it:
 * `24.11.2026 9:05`, `24.11.26`, `2026-11-24T12:05:00+03:00`, `24 ноября 2026, 15:05`,
 * `Nov 24, 2026`, `9:05 24.11.2026`, `46350.5`, `20261124`, `1795511100`.
 * It is of Moscow unless it names a zone; a day without a time is its first moment. Null when it is
 * no day of the calendar.
 */
export function readListedTime(text: string, order: DayOrder = 'day_first'): Date | null {
  const plain = text.trim().replace(DASHES, '-').replace(ZONE_NAME, '');
  const bare = plain.replace(TIME_FIRST, '$2 $1').replace(WEEKDAY, '');
  if (SERIAL.test(bare)) return serialTime(Number(bare.replace(',', '.')));
  if (UNIX.test(bare)) return unixTime(bare);
  const spaced = bare.replace(COMPACT, withSigns);
  const found = dayIn(spaced, order);
  if (!found) return null;
  const time = timeIn(spaced.slice(found.length));
  if (!time) return null;
  const iso = `${found.day}T${time.clock}${time.zone}`;
  return isDay(found.day) && !Number.isNaN(Date.parse(iso)) ? new Date(iso) : null;
}

function dayIn(text: string, order: DayOrder): { day: string; length: number } | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [whole, year = '', , month = '', day = ''] = yearFirst;
    return { day: dayOf(year, month, day), length: whole.length };
  }
  const numeric = DAY_FIRST.exec(text);
  if (numeric) {
    const [whole, first = '', separator, ofSlash, ofYear, ofDash, year = ofYear ?? ''] = numeric;
    const second = ofSlash ?? ofDash ?? '';
    const isMonthFirst = separator === '/' && order === 'month_first';
    const day = isMonthFirst ? dayOf(year, first, second) : dayOf(year, second, first);
    return { day, length: whole.length };
  }
  const inWords = IN_WORDS.exec(text);
  const [whole = '', day = '', word = '', year = ''] = inWords ?? monthFirst(text) ?? [];
  const month = monthOf(word);
  return month ? { day: dayOf(year, String(month), day), length: whole.length } : null;
}

/** `Nov 28, 2026` in the order of `28 Nov 2026`. */
function monthFirst(text: string): string[] | null {
  const [whole, word, day, year] = MONTH_FIRST.exec(text) ?? [];
  return whole && word && day && year ? [whole, day, word, year] : null;
}

function monthOf(word: string): number | null {
  const place = ENGLISH_MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  return place < 0 ? monthOfWord(word) : place + 1;
}

function dayOf(year: string, month: string, day: string): string {
  const whole = year.length === 2 ? `20${year}` : year;
  return `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function timeIn(text: string): { clock: string; zone: string } | null {
  if (text.trim() === '') return { clock: '00:00:00', zone: MOSCOW };
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hours = '', minutes, seconds = '00', half, zone = '', shift] = match;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours);
  return {
    clock: `${String(hour).padStart(2, '0')}:${minutes}:${seconds}`,
    zone: zoneOf(zone, shift),
  };
}

function zoneOf(zone: string, shift: string | undefined): string {
  if (shift) {
    const [, sign = '+', hours = '', minutes = '00'] =
      /^([+-])(\d{1,2}):?(\d{2})?$/.exec(shift) ?? [];
    return `${sign}${hours.padStart(2, '0')}:${minutes}`;
  }
  return /z|utc|gmt/i.test(zone) ? 'Z' : MOSCOW;
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return false;
  return date.getUTCFullYear() >= FIRST_YEAR && date.getUTCFullYear() <= LAST_YEAR;
}

function serialTime(days: number): Date | null {
  const wall = dayTime(days, false);
  return isDay(wall.slice(0, 10)) ? new Date(`${wall}${MOSCOW}`) : null;
}

function unixTime(text: string): Date | null {
  const [, seconds, milliseconds] = UNIX.exec(text) ?? [];
  const ms = seconds === undefined ? Number(milliseconds) : Number(seconds) * 1_000;
  return ms >= FIRST_UNIX_MS && ms < LAST_UNIX_MS ? new Date(ms) : null;
}

/** `20261128150500` in the signs of `2026-11-28 15:05:00`. */
function withSigns(_: string, year: string, month: string, day: string, ...rest: string[]): string {
  const [ofSpaced, minutes, seconds = '00', ofBare, ofBareMinutes, ofBareSeconds, zone = ''] = rest;
  const date = `${year}-${month}-${day}`;
  if (ofBare) return `${date} ${ofBare}:${ofBareMinutes}:${ofBareSeconds}${zone}`;
  return ofSpaced ? `${date} ${ofSpaced}:${minutes}:${seconds}${zone}` : date;
}
