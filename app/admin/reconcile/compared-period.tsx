import type { ReconciledList } from '@/lib/payments/reconciliation/find-reconciled';
import { AGREEING_KINDS } from '@/lib/payments/reconciliation/reconcile';
import { ComparedDays, isWell } from './compared-days';
import { dayName, periodName } from './period-name';
import { SheetsRead } from './sheets-read';

const MAX_NAMED = 7;

type Props = {
  reconciled: ReconciledList;
  sheets: { read: readonly number[]; count: number } | null;
};

/**
 * Which days were compared and how each came out. That all is well is said only when every row has a
 * day, every row agrees, and nothing that is paid here on those days is missing in the list.
 */
export function ComparedPeriod({ reconciled, sheets }: Props) {
  const { period, days, undated, uncovered, skipped, rows, absent } = reconciled;
  const wrong = rows.filter(({ kind }) => !AGREEING_KINDS.includes(kind)).length;
  const isGood = period !== null && undated + wrong + absent.length === 0;
  return (
    <section aria-label="Что сверено" className="flex flex-col gap-3">
      <p className="admin-said" data-tone={isGood ? undefined : 'bad'}>
        {period ? `Сверено: ${periodName(period)} ${verdict()}` : NO_DAYS}
      </p>
      {period && undated > 0 && (
        <p>
          Дата не&nbsp;прочитана в&nbsp;строках: {undated}. К&nbsp;дням они не&nbsp;отнесены:
          проверьте столбец с&nbsp;датой.
        </p>
      )}
      {period && uncovered.length > 0 && (
        <p>
          Не&nbsp;сверены, в&nbsp;список не&nbsp;входят:{' '}
          {named(
            uncovered.map(({ day, paid }) => `${dayName(day, period)} (оплат здесь: ${paid})`),
          )}
          .
        </p>
      )}
      {rows.some(({ kind }) => kind === 'shortened_number') && (
        <p>
          Таблица сократила номера (1,23E+09), цифры в&nbsp;них потеряны. Дайте XLSX или расширьте
          столбец и&nbsp;сохраните CSV снова.
        </p>
      )}
      {skipped > 0 && (
        <p className="note">Пропущены строки без номера и&nbsp;статуса: {skipped}.</p>
      )}
      <SheetsRead sheets={sheets} />
      {period && days.length > 0 && <ComparedDays days={days} period={period} />}
    </section>
  );

  function verdict(): string {
    if (isGood) return 'Всё сходится, каждый день.';
    const found = [
      wrong > 0 && `Не\u00a0сходится строк: ${wrong}.`,
      absent.length > 0 && `Нет в\u00a0списке оплат: ${absent.length}.`,
      wrong + absent.length === 0 && 'Строки сходятся, но\u00a0не\u00a0все с\u00a0датами.',
    ].filter(Boolean);
    const bad = days.flatMap((day) => (period && !isWell(day) ? dayName(day.day, period) : []));
    return [...found, bad.length > 0 && `Не\u00a0сходятся дни: ${named(bad)}.`]
      .filter(Boolean)
      .join(' ');
  }
}

const NO_DAYS =
  'По\u00a0дням не\u00a0сверено: дат в\u00a0списке нет или они не\u00a0читаются. Сверены только его строки; чего в\u00a0нём не\u00a0хватает, так не\u00a0увидеть. Выгрузите список с\u00a0датами.';

function named(names: readonly string[]): string {
  const rest = names.length - MAX_NAMED;
  return names.slice(0, MAX_NAMED).join(', ') + (rest > 0 ? ` и\u00a0ещё ${rest}` : '');
}
