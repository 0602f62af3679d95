import { audienceOn } from '@/lib/chakras/audience';
import { planCalendar } from '@/lib/documents/plan-calendar';
import { stateOf } from '@/lib/orders/order';
import { moscowDay } from '@/lib/time';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { documentResponse, notFoundProblem } from '@/server/http/respond';

/** The steps of four weeks for a calendar, from the Monday after now, while the order is paid. */
export const GET = handler<{ token: string }>({}, async ({ params: { token } }) => {
  const { store, clock, readingUrl } = getApp();
  const now = clock();
  const { order, reading } = (await store.findOrder(token)) ?? {};
  if (!order || !reading || stateOf(order, now) !== 'paid') return notFoundProblem();
  const calendar = planCalendar({
    reading,
    audience: audienceOn(order.birthDate, moscowDay(order.createdAt)),
    orderId: order.id,
    url: readingUrl(order.token),
    now,
  });
  if (!calendar) return notFoundProblem();
  return documentResponse(Buffer.from(calendar), {
    type: 'text/calendar; charset=utf-8',
    name: 'plan.ics',
    disposition: 'attachment',
  });
});
