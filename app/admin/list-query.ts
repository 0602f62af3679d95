import { type FilterFields, readFilters } from '@/components/admin/filter-fields';
import { parseOrderNumber } from '@/lib/orders/number';
import { moscowDayStart } from '@/lib/time';

/** How many rows a page of a list shows. */
export const PAGE_SIZE = 50;

export type Query = Record<string, string | string[] | undefined>;

/** One word of an address; null when it is not there, is empty, or stands there twice. */
export function wordOf(query: Query, name: string): string | null {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Returns what the filters of a list say in its address. */
export function filtersOf<Fields extends FilterFields>(query: Query, fields: Fields) {
  return readFilters(fields, (name) => wordOf(query, name));
}

/**
 * What a search is for: a number of an order in any spelling, else what was typed to the letter,
 * such as a payment's id. Neither is personal, so the address may carry it.
 */
export function searchedNumber(typed: string | null): string | null {
  const text = typed?.trim();
  if (!text) return null;
  const number = parseOrderNumber(text);
  return number.ok ? number.number : text;
}

/** A place in a list as its address names it; null is the beginning. */
export function numberOf(query: Query, name: string): number | null {
  const word = wordOf(query, name);
  return word && /^[0-9]{1,15}$/.test(word) ? Number(word) : null;
}

/** A page of what was found when one row more than a page was asked for, and where the next begins. */
export function placeOf<Row>(found: readonly Row[], keyOf: (row: Row) => string) {
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE_SIZE && last ? keyOf(last) : null };
}

/** The same of a list that is at hand whole: what comes after the row of the key `after`. */
export function pageAfter<Row>(
  all: readonly Row[],
  keyOf: (row: Row) => string,
  after: string | null,
) {
  const start = all.findIndex((row) => keyOf(row) === after) + 1;
  return placeOf(all.slice(start, start + PAGE_SIZE + 1), keyOf);
}

/**
 * The time from the first day to the last (YYYY-MM-DD), both whole as Moscow has them; what is no
 * day sets no bound.
 */
export function periodOf({ from, to }: { from: string | null; to: string | null }) {
  return { from: moscowMidnight(from), to: moscowMidnight(to, 1) };
}

function moscowMidnight(day: string | null, later = 0): Date | null {
  const start = day && moscowDayStart(day);
  return start ? new Date(start.getTime() + later * 86_400_000) : null;
}
