const NBSP = '\u00a0';

/** Costly to make, so it is made once. */
const CLOCK = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant for people, by Moscow time: `27 ноября, 15:00 по Москве`. */
export function momentInWords(instant: Date): string {
  const parts = new Map(CLOCK.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = `${parts.get('day')}${NBSP}${parts.get('month')}`;
  return `${day}, ${parts.get('hour')}:${parts.get('minute')}${NBSP}по${NBSP}Москве`;
}
