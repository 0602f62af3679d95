import { guarded } from '@/app/guarded';
import { getApp } from '@/lib/app';
import { limitKey } from '@/lib/web/client-address';
import { seeOther } from '@/lib/web/respond';

type Context = { params: Promise<{ token: string }> };

/**
 * The order page's own button: gets a link and goes back to the page, which is told in
 * `link=none` when there is none, in `link=wait` when it was asked for too often. A plain form of
 * its own, because a page without a referrer posts `Origin: null`, and a server action would refuse
 * that.
 */
export const POST = guarded(async (request, { params }: Context) => {
  const app = getApp();
  const { token } = await params;
  const wait = await app.orderLimit.take(limitKey(request.headers.get('x-forwarded-for') ?? ''));
  const page = `/order/${encodeURIComponent(token)}`;
  if (wait > 0) return seeOther(`${page}?link=wait`);
  const file = await app.store.findOrder(token);
  const opened = file && (await app.openPayment(file));
  const failed = opened === null || opened.kind === 'no_link';
  return seeOther(failed ? `${page}?link=none` : page);
});
