import { ownOrder } from '@/lib/orders/order-answer';
import { identityRefusal } from '@/lib/telegram/identify';
import { orderOfUser } from '@/lib/telegram/telegram-user';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { json, notFoundProblem, unauthorized } from '@/server/http/respond';

/** One order by the id of its start parameter, for its own buyer only. */
export const GET = handler<{ id: string }>({ limit: 'statuses' }, async ({ request, params }) => {
  const { identify, store, clock } = getApp();
  const identity = await identify(request.headers.get('authorization'));
  if (identity.kind !== 'user') return unauthorized(identityRefusal(identity));
  const order = await orderOfUser(store, identity.user.id, params.id);
  return order ? json(200, ownOrder(order, clock())) : notFoundProblem();
});
