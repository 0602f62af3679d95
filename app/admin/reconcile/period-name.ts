import type { ListPeriod } from '@/lib/payments/reconciliation/list-period';

const LONG = new Intl.DateTimeFormat('ru-RU', { dateStyle: 'long', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** A period for the seller: `28–30 ноября 2026 г.`, or the only day of it. */
export function periodName({ from, to }: ListPeriod): string {
  const name =
    from === to ? LONG.format(new Date(from)) : LONG.formatRange(new Date(from), new Date(to));
  return name.replaceAll(' ', '\u00a0');
}

/** A day beside a period: `28 ноября`, with its year where the period alone does not tell it. */
export function dayName(day: string, { from, to }: ListPeriod): string {
  const isToldYear = [from, to].every((one) => one.slice(0, 4) === day.slice(0, 4));
  return (isToldYear ? SHORT : LONG).format(new Date(day)).replaceAll(' ', '\u00a0');
}
