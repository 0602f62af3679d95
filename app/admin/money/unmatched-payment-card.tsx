import { actorName } from '@/components/admin/actor-name';
import { AdminFacts } from '@/components/admin/admin-facts';
import { moneyInWords } from '@/components/admin/money-in-words';
import { OrderLink } from '@/components/admin/order-link';
import { OutcomeBadge } from '@/components/admin/outcome-badge';
import { currencyOf, paymentEventReason, sumOf } from '@/lib/admin/payment-event-reason';
import { formatAmount } from '@/lib/money';
import { RESOLUTION_NAMES, resolutions } from '@/lib/payments/resolutions';
import type { DemoMark } from '@/lib/prodamus/demo-marks';
import type { UnmatchedRow } from '@/lib/store/unmatched-payment';
import { moscowTime } from '@/lib/time';
import { ResolutionForm } from './resolution-form';

type Props = { row: UnmatchedRow; demoMarks: readonly DemoMark[]; numbersId: string };

/** A payment that did not fit, and the ways to resolve it; or who resolved it, and why. */
export function UnmatchedPaymentCard({ row, demoMarks, numbersId }: Props) {
  const { id, order, resolvedBy, resolution, resolvedAt } = row;
  const living = order && !order.erasedAt ? order : null;
  const ways = resolution
    ? []
    : resolutions({ paymentEvent: row, outcome: row.outcome, order: living });
  return (
    <li className="admin-card">
      <div className="admin-head">
        <h2>{paymentEventReason(row)}</h2>
        <OutcomeBadge outcome={row.outcome} />
      </div>
      <AdminFacts
        facts={[
          ['Пришло', `${sumOf(row)} ${currencyOf(row)}, ${moscowTime(row.receivedAt)}`],
          ['Заказ', <OrderLink key="order" {...row} />],
          ['Платёж', row.paymentId],
          ['Деньги', row.demo ? moneyInWords(row.demo, demoMarks) : null],
          [
            'Решено',
            resolution &&
              resolvedAt &&
              `${RESOLUTION_NAMES[resolution]}, ${moscowTime(resolvedAt)}`,
          ],
          ['Кто', resolvedBy && actorName(resolvedBy.actor)],
          ['Причина', resolvedBy?.reason ?? null],
          [
            'К\u00a0заказу',
            resolvedBy?.orderId && resolvedBy.number ? (
              <OrderLink
                key="resolvedBy"
                order={{ id: resolvedBy.orderId, number: resolvedBy.number }}
                orderNumber=""
              />
            ) : null,
          ],
        ]}
      />
      {row.outcome === 'pending' && <p className="note">Повторяем сами, раз в&nbsp;полминуты.</p>}
      {ways.map((way) => (
        <ResolutionForm
          key={way}
          id={id}
          way={way}
          numbersId={numbersId}
          confirmation={confirmationOf(row)}
        />
      ))}
      <p>
        <a href={`/admin/notices/${id}`}>Уведомление целиком</a>
      </p>
    </li>
  );
}

function confirmationOf(row: UnmatchedRow): string {
  if (row.outcome === 'payment_after_refund') {
    return 'Отдать: заказ будет оплачен этим платежом, разбор снова откроется покупателю';
  }
  const due = row.order ? `${formatAmount(row.order.amount).replace('.', ',')} ₽` : '—';
  return `Отдать, хотя пришло ${sumOf(row)} ${currencyOf(row)}, а\u00a0заказ на\u00a0${due}`;
}
