import type { StuckRow } from '@/db/desk/odd-money';
import { formatRoubles } from '@/lib/orders/money';
import { type Column, DeskTable } from './desk-table';
import { moscowTime } from './moscow-time';
import { OrderLink } from './order-link';

/** Buyers who came back from paying while Prodamus has said nothing, and what to do about it. */
export function StuckPayments({ rows }: { rows: readonly StuckRow[] }) {
  return (
    <section className="desk-card">
      <h2>Зависшие</h2>
      {rows.length > 0 && (
        <p>
          Покупатель вернулся после оплаты больше 10&nbsp;минут назад, а&nbsp;уведомления нет.
          Отправьте его ещё раз из&nbsp;кабинета Prodamus: «Список платежей» → платёж →
          «URL-оповещения» → отправить ещё раз.
        </p>
      )}
      <DeskTable
        caption="Заказы без уведомления, новые сверху"
        columns={COLUMNS}
        rows={rows}
        keyOf={({ orderId }) => orderId}
        empty="Зависших нет: по каждой оплате уведомление пришло."
      />
    </section>
  );
}

const COLUMNS: Column<StuckRow>[] = [
  {
    title: 'Заказ',
    cell: ({ orderId, number }) => (
      <OrderLink order={{ id: orderId, number }} orderNumber={number} />
    ),
  },
  { title: 'Вернулся', cell: ({ at }) => moscowTime(at) },
  { title: 'Сумма', cell: ({ amount }) => formatRoubles(amount), isNumber: true },
];
