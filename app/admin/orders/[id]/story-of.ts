import { notFound } from 'next/navigation';
import { formatOrderNumber } from '@/lib/orders/number';
import type { OrderStory } from '@/lib/store/order-story';
import { getApp } from '@/server/app/app';
import { signedIn } from '../../signed-in';

export type OrderParams = { params: Promise<{ id: string }> };

/** The order of a page about one order, for whoever is signed in, and what its acts are called by. */
export async function storyOf(params: OrderParams['params']) {
  await signedIn();
  const story = await getApp().store.admin.orderStory((await params).id);
  if (!story) notFound();
  return { story, title: titleOf(story) };
}

/** As above, of an order that can still be changed. */
export async function openStoryOf(params: OrderParams['params']) {
  const found = await storyOf(params);
  if (found.story.order.erasedAt) notFound();
  return found;
}

function titleOf({ order }: OrderStory): string {
  return `Заказ №\u00a0${formatOrderNumber(order.number)}`;
}
