import { moscowDay, moscowDayStart } from '../time';

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;

/**
 * Returns the instant from which money counts. That is when this shop heard of it, unless it moved
 * on an earlier day of Moscow: then when it moved, and of a day without a time its last second. A
 * time after `heardAt`, or on a day before that of `notBefore`, is a slip and is ignored; a
 * `notBefore` after `heardAt` says nothing. Pure.
 */
export function countsFrom(
  movedAt: Date | null,
  { heardAt, notBefore }: { heardAt: Date; notBefore: Date | null },
): Date {
  if (!movedAt || movedAt >= heardAt) return heardAt;
  const day = moscowDay(movedAt);
  if (day === moscowDay(heardAt)) return heardAt;
  if (notBefore && notBefore <= heardAt && day < moscowDay(notBefore)) return heardAt;
  const start = moscowDayStart(day);
  const isBareDay = start?.getTime() === movedAt.getTime();
  return isBareDay ? new Date(movedAt.getTime() + DAY_MS - SECOND_MS) : movedAt;
}
