import { guarded } from '@/app/guarded';
import { getApp } from '@/server/app/app';
import { readRawBody } from '@/server/http/raw-body';
import { problem, seeOther } from '@/server/http/respond';

const MAX_FORM_BYTES = 1_024;

type Context = { params: Promise<{ token: string }> };

/**
 * The reading page's own forms: opens its share link (with the table when that is ticked) or ends
 * it, and goes back. Plain forms, because a page without a referrer posts `Origin: null`.
 */
export const POST = guarded(async (request, { params }: Context) => {
  const { store, shareReading, revokeShare } = getApp();
  const { token } = await params;
  const body = await readRawBody(request, MAX_FORM_BYTES);
  if (!body) return problem(413, { title: 'Форма слишком велика' });
  const form = new URLSearchParams(body.toString());
  const file = await store.findOrder(token);
  const wanted = form.get('do');
  if (file && wanted === 'revoke') await revokeShare(file.order);
  if (file && wanted === 'open') await shareReading(file, form.has('table'));
  return seeOther(`/reading/${encodeURIComponent(token)}#share`);
});
