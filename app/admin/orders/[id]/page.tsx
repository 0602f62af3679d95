import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { ActionLinks } from '@/app/admin/orders/action-links';
import { BuyerPages } from '@/app/admin/orders/buyer-pages';
import { OrderFacts } from '@/app/admin/orders/order-facts';
import { PayLink } from '@/app/admin/orders/pay-link';
import { SendAgain } from '@/app/admin/orders/send-again';
import { SendByHand } from '@/app/admin/orders/send-by-hand';
import { SendOrder } from '@/app/admin/orders/send-order';
import { Timeline } from '@/app/admin/orders/timeline';
import { messageByHand, orderByHand } from '@/lib/messages/message-by-hand';
import { awaitsConsent, stateOf } from '@/lib/orders/order';
import { correctableMarks, isNamedBy } from '@/lib/payments/correct-mark';
import { refundable } from '@/lib/payments/mark-refunded';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../admin-page';
import { type OrderParams, timelineOf } from './timeline-of';

export const metadata: Metadata = { title: 'Заказ' };

type Props = OrderParams & { searchParams: Promise<{ done?: string | string[] }> };

/** The whole timeline of an order, and what can be done with it. */
export default adminPage(async function OrderTimelinePage({ params, searchParams }: Props) {
  const { timeline, title } = await timelineOf(params);
  const { clock, orderUrl, readingUrl, reachOf, config } = getApp();
  const { order, links } = timeline;
  const now = clock();
  const state = stateOf(order, now);
  const isUnpaid = state === 'awaiting_payment' || state === 'expired';
  const { id, token, email, telegramUserId, erasedAt } = order;
  const ways = { chat: config.telegram && telegramUserId, mail: config.mail && email };
  const reach = reachOf(order);
  const isNamed = (paymentId: string) => isNamedBy(timeline.paymentEvents, paymentId);
  return (
    <AdminShell section="orders" title={title} done={(await searchParams).done}>
      <OrderFacts order={order} now={now} />
      {!erasedAt && (
        <>
          {state === 'paid' && reach !== 'automatic' && (
            <SendByHand reach={reach} message={messageByHand(order, readingUrl(token))} />
          )}
          {awaitsConsent(order) && (
            <SendOrder
              orderUrl={orderUrl(token)}
              message={orderByHand(order, orderUrl(token))}
              isMailed={Boolean(ways.mail)}
            />
          )}
          <div className="admin-cards">
            {isUnpaid && order.consent && (
              <PayLink orderId={id} isTest={order.isTest} links={links} now={now} />
            )}
            <BuyerPages
              orderUrl={orderUrl(token)}
              readingUrl={state === 'paid' ? readingUrl(token) : null}
            />
            {state !== 'refunded' && (
              <SendAgain orderId={id} hasChat={Boolean(ways.chat)} hasMail={Boolean(ways.mail)} />
            )}
          </div>
        </>
      )}
      <ActionLinks
        orderId={id}
        isUnpaid={isUnpaid}
        isRefundable={refundable(timeline.facts).length > 0}
        hasMark={correctableMarks(timeline.facts, isNamed).length > 0}
        isClosed={state === 'refunded'}
        isErased={erasedAt !== null}
      />
      <Timeline timeline={timeline} />
    </AdminShell>
  );
});
