import { guarded } from '@/app/guarded';
import { orderAnswer } from '@/lib/orders/order-answer';
import { getApp } from '@/server/app/app';
import { json, problem } from '@/server/http/respond';
import { tooMany } from '@/server/http/too-many';

type Context = { params: Promise<{ token: string }> };

/** An order's state, and its reading once paid, for anyone who has the token. */
export const GET = guarded(async (request, { params }: Context) => {
  const { store, clock, readingUrl, statusLimit } = getApp();
  const refusal = await tooMany(statusLimit, request);
  if (refusal) return refusal;
  const file = await store.findOrder((await params).token);
  if (!file) return problem(404, { title: 'Заказ не найден' });
  return json(200, orderAnswer(file, readingUrl, clock()));
});
