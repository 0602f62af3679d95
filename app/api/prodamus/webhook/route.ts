import { guarded } from '@/app/guarded';
import { getApp } from '@/lib/app';
import { REJECTION_MESSAGES } from '@/lib/payments/messages';
import { readNotice } from '@/lib/prodamus/webhook';
import { readRawBody } from '@/lib/web/raw-body';
import { postOnly, problem } from '@/lib/web/respond';
import { tooMany } from '@/lib/web/too-many';

const LARGEST_BODY = 64 * 1024;
const KEPT_HEADERS = ['content-type', 'user-agent', 'sign'];

/** A notice of Prodamus: 200 `success` only after it is durable, 400 when it is not theirs. */
export const POST = guarded(async (request) => {
  const app = getApp();
  const headers = Object.fromEntries(
    KEPT_HEADERS.map((name) => [name, (request.headers.get(name) ?? '').slice(0, 300)]),
  );
  const body = await readRawBody(request, LARGEST_BODY);
  const raw = body ?? Buffer.alloc(0);
  const contentType = request.headers.get('content-type') ?? '';
  const read = body
    ? await readNotice({ raw, contentType, sign: request.headers.get('sign') }, app.prodamusKeys)
    : ({ ok: false, rejection: 'too_large' } as const);
  // Only what is refused counts, and only its place in the journal is saved: a flood of forgeries
  // must neither push real refusals out of it nor keep a good notice from the same address away.
  const refusal = read.ok ? null : await tooMany(app.badSignatureLimit, request);
  if (refusal) return refusal;
  const received = await app.receiveNotice({ raw, headers, read });
  if (received.kind === 'rejected') {
    const status = received.rejection === 'too_large' ? 413 : 400;
    return problem(status, { title: `error: ${REJECTION_MESSAGES[received.rejection]}` });
  }
  if (received.outcome === 'pending') app.log.error({ err: received.error }, 'a notice is pending');
  return new Response('success', { headers: { 'Content-Type': 'text/plain' } });
});

export function GET(): Response {
  return postOnly('Это адрес для уведомлений Prodamus: вставьте его в кабинете.');
}
