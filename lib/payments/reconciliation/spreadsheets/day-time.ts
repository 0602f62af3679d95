const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * The day and time that spreadsheets count in days, to the second, as on the wall clock and without
 * a zone; a time alone when it is less than a day.
 */
export function dayTime(days: number, isFrom1904: boolean): string {
  const epoch = isFrom1904 ? EPOCH_1904 : EPOCH_1900;
  const date = new Date(epoch + Math.round((days * DAY_MS) / 1_000) * 1_000);
  if (Number.isNaN(date.getTime())) return String(days);
  const text = date.toISOString();
  return days < 1 ? text.slice(11, 19) : text.slice(0, 19);
}
