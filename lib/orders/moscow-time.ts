/** Making one costs more than a row of a list; it is made once. */
const CLOCK = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as the seller's day shows it: `24.11.2026, 18:05` in Moscow. */
export function moscowTime(instant: Date): string {
  return CLOCK.format(instant);
}

const MOSCOW_MS = 3 * 3_600_000;

/** The calendar day (YYYY-MM-DD) of an instant in Moscow, which keeps one offset all year. */
export function moscowDay(instant: Date): string {
  return new Date(instant.getTime() + MOSCOW_MS).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Moscow; null of what is no day of the calendar. */
export function moscowDayStart(day: string): Date | null {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day)) return null;
  const start = new Date(`${day}T00:00:00+03:00`);
  return !Number.isNaN(start.getTime()) && moscowDay(start) === day ? start : null;
}
