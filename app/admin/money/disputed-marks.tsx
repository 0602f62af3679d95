import { AdminFacts } from '@/components/admin/admin-facts';
import { OrderNumber } from '@/components/order-number';
import { formatRoubles } from '@/lib/money';
import { moneyOfDispute } from '@/lib/payments/correct-mark';
import type { DisputedMark } from '@/lib/store/unmatched-payment';
import { moscowTime } from '@/lib/time';

/** Orders marked paid by a payment that is another order's, each with the way to decide. */
export function DisputedMarks({ marks }: { marks: readonly DisputedMark[] }) {
  return (
    <ul className="admin-stack">
      {marks.map(({ order, paymentId, at, other }) => (
        <li key={`${order.id} ${paymentId}`} className="admin-card">
          <div className="admin-head">
            <h2>платёж {paymentId} отнесён к&nbsp;двум заказам</h2>
            <span className="admin-badge" data-tone="wait">
              отметка вручную
            </span>
          </div>
          <AdminFacts
            facts={[
              ['Отмечен', <OrderOf key="order" {...order} />],
              ['Когда', moscowTime(at)],
              ['Сумма', formatRoubles(order.amount)],
              ['По\u00a0уведомлению', other && <OrderOf key="other" {...other} />],
            ]}
          />
          <p>
            Уведомление Prodamus называет другой заказ: {moneyOfDispute(other?.isCounted ?? false)}.
            Разбор по&nbsp;вашей отметке открыт, пока вы не&nbsp;решите.
          </p>
          <p>
            <a className="button button-quiet" href={`/admin/orders/${order.id}/mark`}>
              Исправить отметку
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

function OrderOf({ id, number }: Pick<DisputedMark['order'], 'id' | 'number'>) {
  return (
    <a href={`/admin/orders/${id}`}>
      <OrderNumber number={number} />
    </a>
  );
}
