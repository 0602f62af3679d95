import { moscowDay } from '@/lib/time';
import type { ListedPayment } from './listed-payment';

/** The first and the last day (YYYY-MM-DD) of a list, both whole as Moscow has them. */
export type ListPeriod = { from: string; to: string };

/** The days that a list reaches from and to; null when none of its rows has a day. */
export function listPeriod(list: readonly Pick<ListedPayment, 'at'>[]): ListPeriod | null {
  const days = list.flatMap(({ at }) => (at ? [moscowDay(at)] : []));
  const [first] = days;
  if (first === undefined) return null;
  return days.reduce<ListPeriod>(
    ({ from, to }, day) => ({ from: day < from ? day : from, to: day > to ? day : to }),
    { from: first, to: first },
  );
}

/** Whether an instant lies in the days of a period. */
export function isWithin({ from, to }: ListPeriod, instant: Date): boolean {
  const day = moscowDay(instant);
  return day >= from && day <= to;
}
