import { guarded } from '@/app/guarded';
import { ownOrder } from '@/lib/orders/own-order';
import { identityRefusal } from '@/lib/telegram/identify';
import { orderOfUser } from '@/lib/telegram/orders-of-user';
import { getApp } from '@/server/app/app';
import { json, notFoundProblem, unauthorized } from '@/server/http/respond';
import { tooMany } from '@/server/http/too-many';

type Context = { params: Promise<{ id: string }> };

/** One order by the id of its start parameter, for its own buyer only. */
export const GET = guarded(async (request, { params }: Context) => {
  const { identify, store, clock, statusLimit } = getApp();
  const refusal = await tooMany(statusLimit, request);
  if (refusal) return refusal;
  const identity = await identify(request.headers.get('authorization'));
  if (identity.kind !== 'user') return unauthorized(identityRefusal(identity));
  const order = await orderOfUser(store, identity.user.id, (await params).id);
  return order ? json(200, ownOrder(order, clock())) : notFoundProblem();
});
