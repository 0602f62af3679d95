import { AdminTable, type Column } from '@/components/admin/admin-table';
import { formatRoubles } from '@/lib/money';
import type { ListPeriod } from '@/lib/payments/reconciliation/list-period';
import type { AbsentPayment } from '@/lib/payments/reconciliation/reconcile';
import { moscowTime } from '@/lib/time';
import { periodName } from './period-name';

type Props = {
  /** Those of this page. */
  rows: readonly AbsentPayment[];
  count: number;
  isSearched: boolean;
  /** The days that were compared; null when the list has none. */
  period: ListPeriod | null;
};

/** What is paid here while a payment list of those days does not have it. */
export function AbsentPayments({ rows, count, isSearched, period }: Props) {
  return (
    <AdminTable
      caption={`Оплачены здесь, а в списке за эти дни их нет: ${count}. Проверьте, полон ли список`}
      columns={COLUMNS}
      rows={rows}
      keyOf={absentKey}
      empty={isSearched ? 'Таких оплат здесь нет, или они есть и в списке.' : nothingAbsent(period)}
    />
  );
}

function nothingAbsent(period: ListPeriod | null): string {
  return period
    ? `Всё, что оплачено здесь ${periodName(period)}, в\u00a0списке есть.`
    : 'Дат в\u00a0списке нет: чего в\u00a0нём не\u00a0хватает, не\u00a0сверено.';
}

/** How a row is named in addresses. */
export function absentKey({ order, fact }: AbsentPayment): string {
  return `${order.id} ${fact.paymentId}`;
}

const COLUMNS: Column<AbsentPayment>[] = [
  {
    title: 'Заказ',
    cell: ({ order }) => <a href={`/admin/orders/${order.id}`}>№&nbsp;{order.number}</a>,
  },
  { title: 'Платёж', cell: ({ fact }) => fact.paymentId, isWhole: true },
  { title: 'Когда', cell: ({ fact }) => moscowTime(fact.at) },
  { title: 'Сумма', cell: ({ order }) => formatRoubles(order.amount), isNumber: true },
];
