import { AdminTable, type Column } from '@/components/admin/admin-table';
import { formatRoubles, kopecks } from '@/lib/money';
import type { DayTakings } from '@/lib/store/overview';

const STEP = 20;
const HEIGHT = 140;
/** Room below the bars for the days. */
const FOOT = 22;

/** Sums by day as bars, and the same as a table: a drawing says nothing to a screen reader. */
export function TakingsChart({ days }: { days: readonly DayTakings[] }) {
  const came = kopecks(days.reduce((total, { sum }) => total + sum, 0));
  const went = kopecks(days.reduce((total, { refundedSum }) => total + refundedSum, 0));
  const highest = Math.max(1, ...days.flatMap((day) => [day.sum, day.refundedSum]));
  const paidDays = days.filter(({ paid, refunded }) => paid + refunded > 0).reverse();
  return (
    <section aria-labelledby="takings" className="admin-part">
      <h2 id="takings">Оплаты за&nbsp;{days.length}&nbsp;дней</h2>
      <p>
        Пришло {formatRoubles(came)}, возвращено {formatRoubles(went)}. Каждый возврат стоит
        в&nbsp;дне, когда его сделали; проверочных заказов здесь нет.
      </p>
      <svg
        className="admin-chart"
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT + FOOT}`}
        aria-hidden="true"
      >
        {days.map((day, index) => (
          <Bar key={day.day} day={day} left={index * STEP} highest={highest} />
        ))}
        <line x1="0" x2={days.length * STEP} y1={HEIGHT} y2={HEIGHT} />
        {days.map(
          ({ day }, index) =>
            (days.length - 1 - index) % 7 === 0 && (
              <text key={day} x={index * STEP + STEP / 2} y={HEIGHT + 16}>
                {shortDay(day)}
              </text>
            ),
        )}
      </svg>
      <details>
        <summary>Те&nbsp;же суммы таблицей</summary>
        <AdminTable
          caption="Дни с оплатами, новые сверху"
          columns={COLUMNS}
          rows={paidDays}
          keyOf={({ day }) => day}
          empty="За эти дни оплат не было."
        />
      </details>
    </section>
  );
}

/** What came in on a day, and before it what went back on that day. */
function Bar({ day, left, highest }: { day: DayTakings; left: number; highest: number }) {
  const heightOf = (sum: number) => (sum / highest) * (HEIGHT - 4);
  const came = heightOf(day.sum);
  const went = heightOf(day.refundedSum);
  return (
    <>
      <rect x={left + 3} width={STEP - 6} y={HEIGHT - came} height={came} />
      {went > 0 && (
        <rect x={left + 6} width={STEP - 12} y={HEIGHT - went} height={went} data-returned />
      )}
    </>
  );
}

const COLUMNS: Column<DayTakings>[] = [
  { title: 'День', cell: ({ day }) => day.split('-').reverse().join('.') },
  { title: 'Заказов', cell: ({ paid }) => paid, isNumber: true },
  { title: 'Сумма', cell: ({ sum }) => formatRoubles(sum), isNumber: true },
  {
    title: 'Возвращено',
    cell: ({ refunded, refundedSum }) =>
      refunded > 0 ? `${refunded} на\u00a0${formatRoubles(refundedSum)}` : null,
    isNumber: true,
  },
];

function shortDay(day: string): string {
  return `${day.slice(8)}.${day.slice(5, 7)}`;
}
