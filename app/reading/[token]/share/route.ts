import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { seeOther } from '@/server/http/respond';

const FORM = { maxBytes: 1_024, tooLarge: 'Форма слишком велика' };

/**
 * The reading page's own forms: opens its share link (with the table when that is ticked) or ends
 * it, and goes back. Plain forms, because a page without a referrer posts `Origin: null`.
 */
export const POST = handler<{ token: string }>(FORM, async ({ params: { token }, readBody }) => {
  const { store, shareReading, revokeShare } = getApp();
  const form = new URLSearchParams((await readBody()).toString());
  const details = await store.findOrder(token);
  const wanted = form.get('do');
  if (details && wanted === 'revoke') await revokeShare(details.order);
  if (details && wanted === 'open') await shareReading(details, form.has('table'));
  return seeOther(`/reading/${encodeURIComponent(token)}#share`);
});
