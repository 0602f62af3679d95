import { dateInWords } from './chakras/texts/dates';

/** Moscow has been three hours ahead of UTC all the year round since 2014. */
export const MOSCOW_OFFSET_MS = 3 * 3_600_000;
const DAY_MS = 86_400_000;
const NBSP = '\u00a0';

/** The clock on a wall in Moscow at an instant: `2026-11-24` and `18:05:09`. */
function onTheWall(instant: Date): { day: string; time: string } {
  const [day = '', time = ''] = new Date(instant.getTime() + MOSCOW_OFFSET_MS)
    .toISOString()
    .split('T');
  return { day, time: time.slice(0, 8) };
}

/** The calendar day (YYYY-MM-DD) of an instant in Moscow. */
export function moscowDay(instant: Date): string {
  return onTheWall(instant).day;
}

/** The instant at which a day begins in Moscow; null of what is no day of the calendar. */
export function moscowDayStart(day: string): Date | null {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day)) return null;
  const start = new Date(`${day}T00:00:00+03:00`);
  return !Number.isNaN(start.getTime()) && moscowDay(start) === day ? start : null;
}

/** The instant at which the day of `instant` began in Moscow, or one so many days before it. */
export function dayBegan(instant: Date, daysBefore = 0): Date {
  const midnight = Date.parse(`${moscowDay(instant)}T00:00:00Z`) - MOSCOW_OFFSET_MS;
  return new Date(midnight - daysBefore * DAY_MS);
}

/** The last `count` days in Moscow, oldest first, up to the one of `instant`. */
export function moscowDays(instant: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    moscowDay(dayBegan(instant, count - 1 - index)),
  );
}

/** An instant in Moscow, to the minute: `24.11.2026, 18:05`; `between` stands before the time. */
export function moscowTime(instant: Date, between = ', '): string {
  return moscowTimeInSeconds(instant, between).slice(0, -':00'.length);
}

/** An instant in Moscow as spreadsheets read it: `24.11.2026 18:05:09`. */
export function moscowTimeInSeconds(instant: Date, between = ' '): string {
  const { day, time } = onTheWall(instant);
  return day.split('-').reverse().join('.') + between + time;
}

/** An instant for people, by Moscow time: `27 ноября, 15:00 по Москве`. */
export function momentInWords(instant: Date): string {
  const { day, time } = onTheWall(instant);
  const [date, month] = dateInWords(day).split(NBSP);
  return `${date}${NBSP}${month}, ${time.slice(0, 5)}${NBSP}по${NBSP}Москве`;
}
