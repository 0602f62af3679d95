import { takePromoAgain } from '@/lib/checkout/promo-turn';
import { ORDER_ANEW, PRICE_OVER_MESSAGES, promoWaitMessage } from '@/lib/orders/promo';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { json, problem } from '@/server/http/respond';

type Params = { token: string };

/** The individual link to pay the order by: the live one, or a new one under the same number. */
export const POST = handler<Params>({ limit: 'orders' }, async ({ params, address }) => {
  const app = getApp();
  const details = await app.store.findOrder(params.token);
  if (!details) return problem(404, { title: 'Заказ не найден' });
  const promo = await takePromoAgain({ ...app, promoLimit: app.limits.promos }, details, address);
  const { waitSeconds } = promo;
  if (waitSeconds > 0) {
    return problem(429, {
      title: promoWaitMessage(waitSeconds),
      retryAfterSeconds: waitSeconds,
    });
  }
  const payment = await app.openPayment(details);
  if (payment.kind === 'price_over') await promo.giveBack();
  switch (payment.kind) {
    case 'open':
      return json(200, { url: payment.url });
    case 'closed':
      return problem(409, {
        title: details.order.refundedAt ? 'Деньги за заказ возвращены' : 'Заказ уже оплачен',
      });
    case 'no_consent': {
      const { number: orderNumber, token } = details.order;
      const title = 'Покупатель ещё не согласился с офертой: согласия — на странице заказа';
      return problem(409, { title, orderNumber, orderUrl: app.orderUrl(token) });
    }
    case 'price_over':
      return problem(410, { title: PRICE_OVER_MESSAGES[payment.refusal], detail: ORDER_ANEW });
    case 'no_link': {
      const { number: orderNumber, token } = details.order;
      const title = 'Ссылка на оплату не получена';
      return problem(502, { title, orderNumber, orderUrl: app.orderUrl(token) });
    }
  }
});
