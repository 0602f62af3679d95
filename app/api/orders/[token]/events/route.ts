import { orderAnswer } from '@/lib/orders/order-answer';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { problem } from '@/server/http/respond';

type Params = { token: string };

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/**
 * Server-sent events named `order`: the state now, then after every change, without the reading;
 * they end when the order is erased.
 */
export const GET = handler<Params>({ limit: 'statuses' }, async (call) => {
  const { request, address } = call;
  const { token } = call.params;
  const { store, clock, readingUrl, orderEvents, eventStreams } = getApp();
  const details = await store.findOrder(token);
  if (!details) return problem(404, { title: 'Заказ не найден' });
  const read = async () => {
    const current = await store.findOrder(token);
    if (!current) return null;
    const { reading: _, ...state } = orderAnswer(current, readingUrl, clock());
    return state;
  };
  const subscribe = (onChange: () => void) => orderEvents.subscribe(details.order.id, onChange);
  const stream = eventStreams.start({ token, address, read, subscribe }, request.signal);
  if (eventStreams.isClosed) return problem(503, { title: 'Сервис перезапускается' });
  if (!stream)
    return problem(429, { title: 'Слишком много открытых страниц', retryAfterSeconds: 60 });
  return new Response(stream, { headers: STREAM_HEADERS });
});

/** Opens no stream: nobody would ever read or close it. */
export const HEAD = handler<Params>({ limit: 'statuses' }, async ({ params: { token } }) => {
  const details = await getApp().store.findOrder(token);
  return new Response(null, { status: details ? 200 : 404, headers: STREAM_HEADERS });
});
