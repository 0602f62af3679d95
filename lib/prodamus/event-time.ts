const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const MOSCOW = '+03:00';

/**
 * Returns the instant that the `date` of a webhook names (`2020-07-27T12:31:01+03:00` in the
 * documentation, "Уведомления при оплате"), to the second; of Moscow where it names no zone. Null
 * when it is no time of the calendar.
 */
export function parseEventTime(text: string): Date | null {
  const [, day = '', clock = '', zone = MOSCOW] = TIME.exec(text.trim()) ?? [];
  const shift = zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const instant = new Date(`${day}T${clock}${shift}`);
  if (Number.isNaN(instant.getTime())) return null;
  // 31 February would read as a day of March.
  const isDay = new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;
  return isDay ? instant : null;
}
