import { orderAnswer } from '@/lib/orders/order-answer';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { json, problem } from '@/server/http/respond';

/** An order's state, and its reading once paid, for anyone who has the token. */
export const GET = handler<{ token: string }>({ limit: 'statuses' }, async ({ params }) => {
  const { store, clock, readingUrl } = getApp();
  const details = await store.findOrder(params.token);
  if (!details) return problem(404, { title: 'Заказ не найден' });
  return json(200, orderAnswer(details, readingUrl, clock()));
});
