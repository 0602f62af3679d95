import { AdminTable, type Column } from '@/components/admin/admin-table';
import { OrderLink } from '@/components/admin/order-link';
import { OutcomeBadge } from '@/components/admin/outcome-badge';
import { paymentEventReason, sumOf } from '@/lib/admin/payment-event-reason';
import type { PaymentEventRow } from '@/lib/store/payment-events';
import { moscowTime } from '@/lib/time';

/** Everything Prodamus has sent, a row each. */
export function PaymentEventTable({
  rows,
  isFiltered,
}: {
  rows: readonly PaymentEventRow[];
  isFiltered: boolean;
}) {
  return (
    <AdminTable
      caption="Уведомления Prodamus, новые сверху"
      columns={COLUMNS}
      rows={rows}
      keyOf={paymentEventKey}
      empty={
        isFiltered
          ? 'Таких уведомлений нет. Измените поиск или сбросьте фильтр.'
          : 'Уведомлений пока не было. Первое придёт после первой оплаты.'
      }
    />
  );
}

/** How a delivery is named in addresses. */
export function paymentEventKey(row: PaymentEventRow): string {
  return row.kind === 'kept' ? row.id : `rejected-${row.id}`;
}

const COLUMNS: Column<PaymentEventRow>[] = [
  {
    title: 'Пришло',
    cell: (row) => (
      <a href={`/admin/notices/${paymentEventKey(row)}`}>{moscowTime(row.receivedAt)}</a>
    ),
  },
  { title: 'Заказ', cell: (row) => (row.kind === 'kept' ? <OrderLink {...row} /> : null) },
  { title: 'Платёж', cell: (row) => (row.kind === 'kept' ? row.paymentId : null) },
  { title: 'Сумма', cell: (row) => (row.kind === 'kept' ? sumOf(row) : null), isNumber: true },
  {
    title: 'Итог',
    cell: (row) =>
      row.kind === 'kept' ? (
        <OutcomeBadge outcome={row.outcome} />
      ) : (
        <span className="admin-badge" data-tone="bad">
          отклонено
        </span>
      ),
  },
  {
    title: 'Почему',
    cell: (row) => (row.kind === 'kept' ? paymentEventReason(row) : row.reason),
  },
];
