import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { documentResponse, notFoundProblem, seeOther } from '@/server/http/respond';
import { whoIsSignedIn } from '../../signed-in';
import { letterOf } from '../letter-of';

/** The letter to Prodamus as a plain text to keep, for anyone who is signed in. */
export const GET = handler({}, async ({ request }) => {
  const seller = await whoIsSignedIn();
  if (!seller) return seeOther('/admin/sign-in');
  const { store, clock } = getApp();
  const file = await store.admin.orderDetails(new URL(request.url).searchParams.get('order') ?? '');
  const letter = file && letterOf(file);
  if (!letter) return notFoundProblem();
  const { id: orderId, number } = file.order;
  await store.admin.writeAudit({
    at: clock(),
    actor: seller.actor,
    action: 'exported',
    orderId,
    details: { what: 'letter' },
  });
  const text = `Кому: ${letter.to}\nТема: ${letter.subject}\n\n${letter.body}`;
  return documentResponse(Buffer.from(text), {
    type: 'text/plain; charset=utf-8',
    name: `letter-${number}.txt`,
    disposition: 'attachment',
  });
});
