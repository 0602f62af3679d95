import type { Metadata } from 'next';
import { ActionForm } from '@/app/admin/orders/action-form';
import { ActionPage } from '@/app/admin/orders/action-page';
import { formatRoubles } from '@/lib/money';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../../admin-page';
import { markPaidByHand } from '../actions';
import { type OrderParams, openTimelineOf } from '../timeline-of';

export const metadata: Metadata = { title: 'Отметить оплаченным' };

/** Marks an order paid on the seller's word. */
export default adminPage(async function MarkPaidPage({ params }: OrderParams) {
  const { timeline, title } = await openTimelineOf(params);
  const { id, amount } = timeline.order;
  const reach = getApp().reachOf(timeline.order);
  return (
    <ActionPage title="Отметить оплаченным" orderId={id} order={title}>
      <p>
        Только если деньги ({formatRoubles(amount)}) пришли, а&nbsp;уведомление Prodamus — нет.
        {reach === 'automatic'
          ? 'Покупатель сразу получит разбор. '
          : 'Разбор сразу откроется, но\u00a0магазину писать некуда: ссылку отправите сами. '}
        Ошибку в&nbsp;платеже можно исправить, пока его не&nbsp;подтвердило уведомление.
      </p>
      {!timeline.order.consent && (
        <p>
          Покупатель ещё не&nbsp;отметил согласия. Лучше сначала попросите его открыть страницу
          заказа.
        </p>
      )}
      <ActionForm
        action={markPaidByHand}
        orderId={id}
        fields={[{ kind: 'payment_id' }, { kind: 'reason' }]}
        button="Деньги пришли, заказ оплачен"
      />
    </ActionPage>
  );
});
