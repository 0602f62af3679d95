import { notFound } from 'next/navigation';
import { formatOrderNumber } from '@/lib/orders/number';
import type { OrderTimeline } from '@/lib/store/order-timeline';
import { getApp } from '@/server/app/app';

export type OrderParams = { params: Promise<{ id: string }> };

/** The order of a page about one order, and its title. */
export async function timelineOf(params: OrderParams['params']) {
  const timeline = await getApp().store.admin.orderTimeline((await params).id);
  if (!timeline) notFound();
  return { timeline, title: titleOf(timeline) };
}

/** As above, of an order that can still be changed. */
export async function openTimelineOf(params: OrderParams['params']) {
  const found = await timelineOf(params);
  if (found.timeline.order.erasedAt) notFound();
  return found;
}

function titleOf({ order }: OrderTimeline): string {
  return `Заказ №\u00a0${formatOrderNumber(order.number)}`;
}
