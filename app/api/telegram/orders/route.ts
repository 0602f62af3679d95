import { ownOrder } from '@/lib/orders/order-answer';
import { identityRefusal } from '@/lib/telegram/identify';
import { ordersOfUser } from '@/lib/telegram/telegram-user';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { json, unauthorized } from '@/server/http/respond';

const MAX_SHOWN = 50;

/** The orders of the Telegram user who asks, newest first, and whether the bot may write to them. */
export const GET = handler({ limit: 'statuses' }, async ({ request }) => {
  const { identify, store, clock } = getApp();
  const identity = await identify(request.headers.get('authorization'));
  if (identity.kind !== 'user') return unauthorized(identityRefusal(identity));
  const { id, allowsWriteToPm } = identity.user;
  const orders = await ordersOfUser(store, id, MAX_SHOWN);
  return json(200, {
    canWrite: (await store.read((db) => db.telegramUsers.mayWriteTo(id))) ?? allowsWriteToPm,
    orders: orders.map(({ order }) => ownOrder(order, clock())),
  });
});
