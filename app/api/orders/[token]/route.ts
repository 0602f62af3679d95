import { guarded } from '@/app/guarded';
import { getApp } from '@/lib/app';
import { orderAnswer } from '@/lib/orders/order-answer';
import { json, problem } from '@/lib/web/respond';
import { tooMany } from '@/lib/web/too-many';

type Context = { params: Promise<{ token: string }> };

/** An order's state, and its reading once paid, for whoever has the token. */
export const GET = guarded(async (request, { params }: Context) => {
  const { store, clock, readingUrl, statusLimit } = getApp();
  const refusal = await tooMany(statusLimit, request);
  if (refusal) return refusal;
  const file = await store.findOrder((await params).token);
  if (!file) return problem(404, { title: 'Заказ не найден' });
  return json(200, orderAnswer(file, readingUrl, clock()));
});
