import { AdminTable, type Column } from '@/components/admin/admin-table';
import type { ComparedDay } from '@/lib/payments/reconciliation/compare-days';
import type { ListPeriod } from '@/lib/payments/reconciliation/list-period';
import { dayName } from './period-name';

/** More are folded: on a phone a day is a card. */
const MAX_OPEN = 7;

type Props = { days: readonly ComparedDay[]; period: ListPeriod };

/** How each day of a comparison came out. */
export function ComparedDays({ days, period }: Props) {
  return (
    <details open={days.length <= MAX_OPEN}>
      <summary>
        По&nbsp;дням: сходятся {days.filter(isWell).length} из&nbsp;{days.length}
      </summary>
      <AdminTable
        caption="Дни по московскому времени"
        columns={columnsOf(period)}
        rows={days}
        keyOf={({ day }) => day}
        empty=""
      />
    </details>
  );
}

/** Whether nothing is left to do about a day. */
export function isWell({ wrong, absent }: ComparedDay): boolean {
  return wrong + absent === 0;
}

const columnsOf = (period: ListPeriod): Column<ComparedDay>[] => [
  { title: 'День', cell: ({ day }) => dayName(day, period), isWhole: true },
  { title: 'Строк в списке', cell: ({ listed }) => listed, isNumber: true },
  { title: 'Оплат здесь', cell: ({ paid }) => paid, isNumber: true },
  {
    title: 'Итог',
    cell: (day) => (
      <span>
        {outcomesOf(day).map((outcome) => (
          <span key={outcome} className="admin-badge" data-tone={isWell(day) ? 'good' : 'bad'}>
            {outcome}
          </span>
        ))}
      </span>
    ),
  },
];

function outcomesOf({ listed, paid, wrong, absent }: ComparedDay): string[] {
  if (wrong + absent === 0) return [listed + paid > 0 ? 'сходится' : 'оплат нет'];
  return [
    ...(wrong > 0 ? [`не сходится: ${wrong}`] : []),
    ...(absent > 0 ? [`нет в списке: ${absent}`] : []),
  ];
}
