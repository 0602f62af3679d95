import type { Metadata } from 'next';
import { ActionForm } from '@/app/admin/orders/action-form';
import { ActionPage } from '@/app/admin/orders/action-page';
import { refundable } from '@/lib/payments/mark-refunded';
import { adminPage } from '../../../admin-page';
import { markRefundedByHand } from '../actions';
import { type OrderParams, timelineOf } from '../timeline-of';

export const metadata: Metadata = { title: 'Отметить возврат' };

/** Writes down that a payment went back, also of an order whose personal data are erased. */
export default adminPage(async function MarkRefundedPage({ params }: OrderParams) {
  const { timeline, title } = await timelineOf(params);
  const { id } = timeline.order;
  const ids = refundable(timeline.facts);
  return (
    <ActionPage title="Отметить возврат" orderId={id} order={title}>
      {ids.length === 0 ? (
        <p>Возвращать нечего: оплат у&nbsp;заказа нет, или все уже возвращены.</p>
      ) : (
        <>
          <p>
            Деньги возвращают в&nbsp;кабинете Prodamus, здесь только запись об&nbsp;этом. Если
            других оплат у&nbsp;заказа нет, разбор и&nbsp;PDF закроются. Отменить запись нельзя.
          </p>
          <ActionForm
            action={markRefundedByHand}
            orderId={id}
            fields={[{ kind: 'payment', ids }, { kind: 'reason' }]}
            button="Деньги возвращены"
          />
        </>
      )}
    </ActionPage>
  );
});
