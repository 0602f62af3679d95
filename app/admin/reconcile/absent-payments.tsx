import { AdminTable, type Column } from '@/components/admin/admin-table';
import { formatRoubles } from '@/lib/money';
import type { AbsentPayment } from '@/lib/payments/reconciliation/reconcile';
import { moscowTime } from '@/lib/time';

type Props = {
  /** Those of this page. */
  rows: readonly AbsentPayment[];
  count: number;
  isSearched: boolean;
};

/** What is paid here while a payment list of those days does not have it. */
export function AbsentPayments({ rows, count, isSearched }: Props) {
  return (
    <AdminTable
      caption={`Оплачены здесь, а в списке за эти дни их нет: ${count}. Проверьте, полон ли список`}
      columns={COLUMNS}
      rows={rows}
      keyOf={absentKey}
      empty={
        isSearched
          ? 'Таких оплат здесь нет, или они есть и в списке.'
          : 'Всё, что оплачено здесь в дни списка, в нём есть.'
      }
    />
  );
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
  { title: 'Платёж', cell: ({ fact }) => fact.paymentId },
  { title: 'Когда', cell: ({ fact }) => moscowTime(fact.at) },
  { title: 'Сумма', cell: ({ order }) => formatRoubles(order.amount), isNumber: true },
];
