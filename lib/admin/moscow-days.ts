import { moscowDay } from '../orders/moscow-time';

const DAY_MS = 86_400_000;
/** Moscow is three hours ahead of UTC, all the year round since 2014. */
const OFFSET_MS = 3 * 3_600_000;

/** The instant at which the seller's day of `instant` began, or one so many days before it. */
export function dayBegan(instant: Date, daysBefore = 0): Date {
  const midnight = Date.parse(`${moscowDay(instant)}T00:00:00Z`) - OFFSET_MS;
  return new Date(midnight - daysBefore * DAY_MS);
}

/** The last `count` days of the seller, oldest first, up to the one of `instant`. */
export function moscowDays(instant: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    moscowDay(dayBegan(instant, count - 1 - index)),
  );
}
