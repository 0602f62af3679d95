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
