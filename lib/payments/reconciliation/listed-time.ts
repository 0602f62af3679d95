import { monthOfWord } from '@/lib/month-of-word';
import { dayTime } from './spreadsheets/day-time';

const MOSCOW = '+03:00';
/** The days from 2000 to 2099: what is outside of them is a slip, not a day of a payment. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

const DAY_FIRST = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?=$|[\sT,])/;
const YEAR_FIRST = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?=$|[\sT,])/;
const IN_WORDS =
  /^(\d{1,2})[\s-]+([а-я]{3,8})\.?[\s-]+(\d{4})(?:\s*(?:года|год|г\.?))?(?=$|[\s,])/i;
const TIME =
  /^[T\s,]*(?:в\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(\(?(?:z|utc|gmt|msk|мск)?\s*([+-]\d{1,2}(?::?\d{2})?)?\)?)$/i;
const WEEKDAY = /^(?:пн|вт|ср|чт|пт|сб|вс|[а-я]+(?:ник|ница|да|рг|ота|енье))\.?,?\s+(?=\d)/i;

/** The number by which spreadsheets count days and parts of them, from 1900. */
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;

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
 * `24.11.2026 9:05`, `24.11.26`, `2026-11-24T12:05:00+03:00`, `24 ноября 2026, 15:05`, `46350.5`.
 * It is of Moscow unless it names a zone; a day without a time is its first moment. Null when it is
 * no day of the calendar.
 */
export function readListedTime(text: string, order: DayOrder = 'day_first'): Date | null {
  const bare = text.trim().replace(WEEKDAY, '');
  if (SERIAL.test(bare)) return serialTime(Number(bare.replace(',', '.')));
  const found = dayIn(bare, order);
  if (!found) return null;
  const time = timeIn(bare.slice(found.length));
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
    const [whole, first = '', separator, second = '', year = ''] = numeric;
    const isMonthFirst = separator === '/' && order === 'month_first';
    const day = isMonthFirst ? dayOf(year, first, second) : dayOf(year, second, first);
    return { day, length: whole.length };
  }
  const [whole, day = '', word = '', year = ''] = IN_WORDS.exec(text) ?? [];
  if (whole === undefined) return null;
  const month = monthOfWord(word);
  return month ? { day: dayOf(year, String(month), day), length: whole.length } : null;
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
