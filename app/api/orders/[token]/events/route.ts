import { guarded } from '@/app/guarded';
import { orderAnswer } from '@/lib/orders/order-answer';
import { getApp } from '@/server/app/app';
import { limitKey } from '@/server/http/client-address';
import { problem } from '@/server/http/respond';
import { tooMany } from '@/server/http/too-many';

type Context = { params: Promise<{ token: string }> };

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/**
 * Server-sent events named `order`: the state now, then after every change, without the reading;
 * they end when the order is erased.
 */
export const GET = guarded(async (request, { params }: Context) => {
  const { store, clock, readingUrl, orderEvents, eventStreams, statusLimit } = getApp();
  const refusal = await tooMany(statusLimit, request);
  if (refusal) return refusal;
  const { token } = await params;
  const file = await store.findOrder(token);
  if (!file) return problem(404, { title: 'Заказ не найден' });
  const read = async () => {
    const current = await store.findOrder(token);
    if (!current) return null;
    const { reading: _, ...state } = orderAnswer(current, readingUrl, clock());
    return state;
  };
  const subscribe = (onChange: () => void) => orderEvents.subscribe(file.order.id, onChange);
  const address = limitKey(request.headers.get('x-forwarded-for') ?? '');
  const stream = eventStreams.start({ token, address, read, subscribe }, request.signal);
  if (eventStreams.isClosed) return problem(503, { title: 'Сервис перезапускается' });
  if (!stream)
    return problem(429, { title: 'Слишком много открытых страниц', retryAfterSeconds: 60 });
  return new Response(stream, { headers: STREAM_HEADERS });
});

/** Opens no stream: nobody would ever read or close it. */
export const HEAD = guarded(async (request, { params }: Context) => {
  const { store, statusLimit } = getApp();
  const refusal = await tooMany(statusLimit, request);
  if (refusal) return refusal;
  const file = await store.findOrder((await params).token);
  return new Response(null, { status: file ? 200 : 404, headers: STREAM_HEADERS });
});
