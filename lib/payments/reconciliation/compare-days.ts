import { moscowDay } from '@/lib/time';
import { unlisted } from './absent-from';
import { type ListPeriod, listPeriod } from './list-period';
import type { ListedPayment } from './listed-payment';
import { AGREEING_KINDS, type ComparedRow, type KnownOrder } from './reconcile';

/** One day of the period. */
export type ComparedDay = {
  /** YYYY-MM-DD, as Moscow has it. */
  day: string;
  /** Rows of the list. */
  listed: number;
  /** Payments that count here; one that the list names too is of the day that the list gives it. */
  paid: number;
  /** Rows that do not agree and are not dismissed. */
  wrong: number;
  /** Payments that count here and are not in the list. */
  absent: number;
};

export type ComparedDays = {
  /** From the first day of the list to its last; null when no row has a day. */
  period: ListPeriod | null;
  /**
   * All days of the period, also those on which nothing was paid anywhere; of a period of more than
   * `MAX_DAYS`, which is a slip in a year, only those with rows or payments.
   */
  days: ComparedDay[];
  /** Rows whose day does not read: which days they belong to is not known. */
  undated: number;
  /** Days with payments here that the list does not reach: shortly before it and all after it. */
  uncovered: { day: string; paid: number }[];
};

const DAY_MS = 86_400_000;
const MAX_DAYS = 366;
const LOOKED_BEFORE_DAYS = 31;

/** Says of which days a list and this shop were compared, and how each of them came out. Pure. */
export function compareDays(
  rows: readonly ComparedRow[],
  orders: readonly KnownOrder[],
): ComparedDays {
  const list = rows.map(({ payment }) => payment);
  const period = listPeriod(list);
  const undated = list.filter(({ at }) => at === null).length;
  if (!period) return { period, days: [], undated, uncovered: [] };
  const wrong = rows.filter(({ kind }) => !AGREEING_KINDS.includes(kind));
  const dayInList = daysOfPayments(list);
  const paid = orders.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'paid'));
  const absentOn = countByDay(unlisted(list, orders).map(({ fact }) => fact.at));
  const listedOn = countByDay(list.map(({ at }) => at));
  const wrongOn = countByDay(wrong.map(({ payment }) => payment.at));
  const paidOn = countByDay(paid.map(({ paymentId, at }) => dayInList.get(paymentId) ?? at));
  const happened = new Set([...listedOn.keys(), ...paidOn.keys()]);
  const days = daysOf(period, happened).map((day) => ({
    day,
    listed: listedOn.get(day) ?? 0,
    paid: paidOn.get(day) ?? 0,
    wrong: wrongOn.get(day) ?? 0,
    absent: absentOn.get(day) ?? 0,
  }));
  return { period, days, undated, uncovered: uncoveredOf(period, absentOn) };
}

/** When each payment was made, by the list; a row of its refund has a day of its own. */
function daysOfPayments(list: readonly ListedPayment[]): Map<string, Date> {
  const dated = list.flatMap(({ paymentId, status, at }) =>
    status === 'paid' && at ? [[paymentId, at] as const] : [],
  );
  return new Map(dated.toReversed());
}

function countByDay(instants: readonly (Date | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const instant of instants) {
    if (!instant) continue;
    const day = moscowDay(instant);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

function uncoveredOf({ from, to }: ListPeriod, counts: ReadonlyMap<string, number>) {
  const start = dayAfter(from, -LOOKED_BEFORE_DAYS);
  return [...counts]
    .filter(([day]) => (day >= start && day < from) || day > to)
    .sort()
    .map(([day, paid]) => ({ day, paid }));
}

function daysOf({ from, to }: ListPeriod, happened: ReadonlySet<string>): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (count > MAX_DAYS) return [...happened].filter((day) => day >= from && day <= to).sort();
  return Array.from({ length: count }, (_, place) => dayAfter(from, place));
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
