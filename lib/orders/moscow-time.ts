/** An instant as the seller's day shows it: `24.11.2026, 18:05` in Moscow. */
export function moscowTime(instant: Date): string {
  return instant.toLocaleString('ru-RU', {
    timeZone: 'Europe/Moscow',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}
