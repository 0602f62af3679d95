import { isFromThisSite } from '@/app/admin/acting-seller';
import { whoIsSignedIn } from '@/app/admin/signed-in';
import { keepPaymentList, MAX_LIST_BYTES } from '@/lib/payments/reconciliation/keep-payment-list';
import { readListApart } from '@/lib/payments/reconciliation/read-list-apart';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { readRawBody } from '@/server/http/read-body';
import { seeOther } from '@/server/http/respond';

/** Parts of a form beside the file itself. */
const ENVELOPE_BYTES = 100_000;

/**
 * Takes a payment list, as a file or pasted, and leads to its preview. A plain form and not a
 * server action: those take a megabyte at most.
 */
export const POST = handler({}, async ({ request }) => {
  if (!(await isFromThisSite())) return seeOther('/admin/sign-in?refused=origin');
  const seller = await whoIsSignedIn();
  if (!seller) return seeOther('/admin/sign-in?refused=session');
  const raw = await readRawBody(request, MAX_LIST_BYTES + ENVELOPE_BYTES);
  if (!raw) return seeOther('/admin/reconcile?refused=too_large');
  const list = await listOf(raw, request.headers.get('content-type') ?? '');
  if (!list) return seeOther('/admin/reconcile?refused=unreadable');
  const { store, clock } = getApp();
  const ports = { store, clock, readList: readListApart };
  const { bytes, fileName } = list;
  const kept = await keepPaymentList(ports, { bytes, fileName, actor: seller.actor });
  if (kept.kind === 'kept') return seeOther(`/admin/reconcile/${kept.id}`);
  const field = list.isPasted ? '&of=text' : '';
  return seeOther(`/admin/reconcile?refused=${kept.kind}${field}`);
});

async function listOf(raw: Buffer, type: string) {
  const body = new Response(Uint8Array.from(raw), { headers: { 'Content-Type': type } });
  const form = await body.formData().catch(() => null);
  const file = form?.get('file');
  if (file instanceof File && file.size > 0) {
    return { bytes: Buffer.from(await file.arrayBuffer()), fileName: file.name, isPasted: false };
  }
  const text = form?.get('text');
  if (typeof text !== 'string') return null;
  return { bytes: Buffer.from(text), fileName: 'вставлено из таблицы', isPasted: true };
}
