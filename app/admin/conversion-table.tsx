import { AdminTable, type Column } from '@/components/admin/admin-table';
import { PERIODS, type Period } from '@/lib/admin/overview';
import { formatRoubles } from '@/lib/money';
import type { SourceFunnel } from '@/lib/store/overview';

type Props = { funnel: readonly SourceFunnel[]; period: Period };

/** How many visits become orders, payments and readings, by where people came from. */
export function ConversionTable({ funnel, period }: Props) {
  return (
    <section id="conversion" aria-labelledby="conversion-title" className="admin-part">
      <h2 id="conversion-title">От&nbsp;формы до&nbsp;разбора</h2>
      <nav aria-label="За сколько дней" className="admin-actions">
        {PERIODS.map((days) => (
          <a
            key={days}
            href={`/admin?days=${days}#conversion`}
            aria-current={days === period ? 'true' : undefined}
            className="admin-choice"
          >
            {days}&nbsp;дней
          </a>
        ))}
      </nav>
      <AdminTable
        caption={`Заказы последних ${period} дней и что с ними стало к этой минуте`}
        columns={COLUMNS}
        rows={funnel}
        keyOf={({ source }) => source}
        empty="За эти дни форму никто не открывал и заказов не было."
      />
    </section>
  );
}

const COLUMNS: Column<SourceFunnel>[] = [
  { title: 'Откуда', cell: ({ source }) => source },
  { title: 'Открыли форму', cell: ({ visits }) => visits, isNumber: true },
  { title: 'Заказали', cell: (row) => share(row.orders, row.visits), isNumber: true },
  { title: 'Оплатили', cell: (row) => share(row.paid + row.refunded, row.orders), isNumber: true },
  {
    title: 'Получили разбор',
    cell: (row) => share(row.delivered, row.paid + row.refunded),
    isNumber: true,
  },
  { title: 'Сумма', cell: ({ sum }) => formatRoubles(sum), isNumber: true },
  {
    title: 'Возвращено',
    cell: ({ refunded, refundedSum }) => (refunded > 0 ? formatRoubles(refundedSum) : null),
    isNumber: true,
  },
];

/** A number and which part it is of the step before, where there is one. */
function share(part: number, whole: number | null): string {
  if (!whole || part > whole) return String(part);
  return `${part} (${Math.round((part / whole) * 100)}\u00a0%)`;
}
