import { guarded } from '@/app/guarded';
import { ownOrder } from '@/lib/orders/own-order';
import { identityRefusal } from '@/lib/telegram/identify';
import { ordersOfUser } from '@/lib/telegram/orders-of-user';
import { getApp } from '@/server/app/app';
import { json, unauthorized } from '@/server/http/respond';
import { tooMany } from '@/server/http/too-many';

const MAX_SHOWN = 50;

/** The orders of the Telegram user who asks, newest first, and whether the bot may write to them. */
export const GET = guarded(async (request) => {
  const { identify, store, clock, statusLimit } = getApp();
  const refusal = await tooMany(statusLimit, request);
  if (refusal) return refusal;
  const identity = await identify(request.headers.get('authorization'));
  if (identity.kind !== 'user') return unauthorized(identityRefusal(identity));
  const { id, allowsWriteToPm } = identity.user;
  const files = await ordersOfUser(store, id, MAX_SHOWN);
  return json(200, {
    canWrite: (await store.read((db) => db.telegramUsers.mayWriteTo(id))) ?? allowsWriteToPm,
    orders: files.map(({ order }) => ownOrder(order, clock())),
  });
});
