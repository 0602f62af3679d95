import { guarded } from '@/app/guarded';
import { takePromoAgain } from '@/lib/checkout/promo-turn';
import { ORDER_ANEW, PRICE_OVER_MESSAGES, promoWaitMessage } from '@/lib/orders/promo';
import { getApp } from '@/server/app/app';
import { limitKey } from '@/server/http/client-address';
import { json, problem } from '@/server/http/respond';
import { tooMany } from '@/server/http/too-many';

type Context = { params: Promise<{ token: string }> };

/** The individual link to pay the order by: the live one, or a new one under the same number. */
export const POST = guarded(async (request, { params }: Context) => {
  const app = getApp();
  const refusal = await tooMany(app.orderLimit, request);
  if (refusal) return refusal;
  const file = await app.store.findOrder((await params).token);
  if (!file) return problem(404, { title: 'Заказ не найден' });
  const address = limitKey(request.headers.get('x-forwarded-for') ?? '');
  const promo = await takePromoAgain(app, file, address);
  const { waitSeconds } = promo;
  if (waitSeconds > 0) {
    return problem(429, {
      title: promoWaitMessage(waitSeconds),
      retryAfterSeconds: waitSeconds,
    });
  }
  const payment = await app.openPayment(file);
  if (payment.kind === 'price_over') await promo.giveBack();
  switch (payment.kind) {
    case 'open':
      return json(200, { url: payment.url });
    case 'closed':
      return problem(409, {
        title: file.order.refundedAt ? 'Деньги за заказ возвращены' : 'Заказ уже оплачен',
      });
    case 'price_over':
      return problem(410, { title: PRICE_OVER_MESSAGES[payment.refusal], detail: ORDER_ANEW });
    case 'no_link': {
      const { number: orderNumber, token } = file.order;
      const title = 'Ссылка на оплату не получена';
      return problem(502, { title, orderNumber, orderUrl: app.orderUrl(token) });
    }
  }
});
