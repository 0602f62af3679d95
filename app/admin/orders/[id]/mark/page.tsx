import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/app/admin/orders/action-form';
import { ActionPage } from '@/app/admin/orders/action-page';
import { correctableMarks, isNamedBy, moneyOfDispute } from '@/lib/payments/correct-mark';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../../admin-page';
import { correctMarkByHand } from '../actions';
import { type OrderParams, timelineOf } from '../timeline-of';

export const metadata: Metadata = { title: 'Исправить отметку об\u00a0оплате' };

/** What the seller can make of a mark by hand that names the wrong payment. */
export default adminPage(async function CorrectMarkPage({ params }: OrderParams) {
  const { timeline, title } = await timelineOf(params);
  const { order, facts, paymentEvents } = timeline;
  const [mark] = correctableMarks(facts, (paymentId) => isNamedBy(paymentEvents, paymentId));
  if (!mark) notFound();
  const { paymentId, kind } = mark;
  const payer = await getApp().store.admin.payerOfMark({ orderId: order.id, paymentId });
  const isCounted = payer?.isCounted ?? false;
  const form = { action: correctMarkByHand, orderId: order.id };
  const isOpen = !order.erasedAt;
  return (
    <ActionPage title="Исправить отметку об&nbsp;оплате" orderId={order.id} order={title}>
      <p>
        Заказ отмечен оплаченным вручную, платёж {paymentId}.{' '}
        {kind === 'disputed' &&
          `По\u00a0уведомлению Prodamus это платёж другого заказа: ${moneyOfDispute(isCounted)}. Разбор этого заказа открыт, покупатель ни\u00a0о\u00a0чём не\u00a0знает.`}
      </p>
      {isOpen && (
        <section className="admin-part" aria-labelledby="other-payment">
          <h2 id="other-payment">Заказ оплачен другим платежом</h2>
          <p>Разбор останется открытым, в&nbsp;заказе будет стоять верный платёж.</p>
          <ActionForm
            {...form}
            hidden={{ mark: paymentId, way: 'other_payment' }}
            fields={[{ kind: 'payment_id' }, { kind: 'reason' }]}
            button="Записать этот платёж"
          />
        </section>
      )}
      {isOpen && (
        <section className="admin-part" aria-labelledby="withdrawn">
          <h2 id="withdrawn">Заказ не&nbsp;оплачен</h2>
          <p>Разбор закроется, на&nbsp;странице заказа покупатель снова увидит оплату.</p>
          <ActionForm
            {...form}
            hidden={{ mark: paymentId, way: 'withdrawn' }}
            fields={[{ kind: 'reason' }]}
            button="Снять отметку"
            isQuiet
          />
        </section>
      )}
      {kind === 'disputed' && (
        <section className="admin-part" aria-labelledby="given">
          <h2 id="given">Оставить разбор без&nbsp;денег</h2>
          <p>Разбор останется у&nbsp;покупателя, в&nbsp;выручку заказ не&nbsp;войдёт.</p>
          <ActionForm
            {...form}
            hidden={{ mark: paymentId, way: 'given' }}
            fields={[{ kind: 'reason' }]}
            button="Оставить разбор"
            isQuiet
          />
        </section>
      )}
    </ActionPage>
  );
});
