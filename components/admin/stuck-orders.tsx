import { OrderNumber } from '@/components/order-number';
import { MAX_LISTED } from '@/lib/admin/overview';
import { formatRoubles } from '@/lib/money';
import { STUCK_AFTER_MS } from '@/lib/orders/return-times';
import type { StuckOrder } from '@/lib/store/overview';
import { moscowTime } from '@/lib/time';
import { AdminTable, type Column } from './admin-table';

/**
 * Orders whose buyer came back from paying while no payment event came, and what to do about it;
 * one more than is listed says that there are more.
 */
export function StuckOrders({ orders }: { orders: readonly StuckOrder[] }) {
  return (
    <section id="stuck" aria-labelledby="stuck-title" className="admin-part">
      <h2 id="stuck-title">Зависли</h2>
      <p>
        Покупатель вернулся после оплаты больше {STUCK_AFTER_MS / 60_000}&nbsp;минут назад,
        а&nbsp;уведомление не&nbsp;пришло. Отправьте его ещё раз в&nbsp;кабинете Prodamus: «Список
        платежей» → платёж → «URL-оповещения» → отправить ещё раз. Разбор откроется сам.
      </p>
      <AdminTable
        caption="Заказы, новые возвращения сверху"
        columns={COLUMNS}
        rows={orders}
        most={MAX_LISTED}
        keyOf={({ id }) => id}
        empty="Таких заказов нет."
      />
      {orders.length > 0 && (
        <p>
          <a href="/admin/orders?matter=stuck">Искать среди зависших</a>
        </p>
      )}
    </section>
  );
}

const COLUMNS: Column<StuckOrder>[] = [
  {
    title: 'Заказ',
    cell: ({ id, number }) => (
      <a href={`/admin/orders/${id}`}>
        <OrderNumber number={number} />
      </a>
    ),
  },
  { title: 'Сумма', cell: ({ amount }) => formatRoubles(amount), isNumber: true },
  { title: 'Вернулся', cell: ({ returnedAt }) => moscowTime(returnedAt) },
];
