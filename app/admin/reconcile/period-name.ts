import type { ListPeriod } from '@/lib/payments/reconciliation/list-period';

const LONG = new Intl.DateTimeFormat('ru-RU', { dateStyle: 'long', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** A period for the seller: `28–30 ноября 2026 г.`, or the only day of it. */
export function periodName({ from, to }: ListPeriod): string {
  const name =
    from === to ? LONG.format(new Date(from)) : LONG.formatRange(new Date(from), new Date(to));
  return name.replaceAll(' ', '\u00a0');
}

/** A day of a period whose year is known: `28 ноября`. */
export function dayName(day: string): string {
  return SHORT.format(new Date(day)).replaceAll(' ', '\u00a0');
}
