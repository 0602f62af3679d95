import { REJECTION_MESSAGES, type Rejection } from '@/lib/payments/events/payment-event';
import {
  type IncomingPaymentEvent,
  receivePaymentEvent,
} from '@/lib/payments/events/receive-payment-event';
import { BODY_LIMITS, SMALL_BODY_LIMITS } from '@/lib/prodamus/body-budget';
import { refusedFields } from '@/lib/prodamus/refused-fields';
import { readPaymentEvent, refusedUnread } from '@/lib/prodamus/webhook';
import { getApp } from '@/server/app/app';
import { handler, postOnly } from '@/server/http/handler';
import { isUsedUp, tooMany } from '@/server/http/rate-limit';
import { readRawBody, saysItIsLarger } from '@/server/http/read-body';
import { problem } from '@/server/http/respond';

const KEPT_HEADERS = ['content-type', 'user-agent', 'sign'];

/**
 * A payment event of Prodamus: 200 `success` only after it is durable, 400 when it is not theirs.
 * What is not signed costs next to nothing: what the headers tell is refused unread, the rest is
 * read within limits, and within small ones from an address that has sent too much of that kind.
 */
export const POST = handler({}, async ({ request }) => {
  const app = getApp();
  const headers = Object.fromEntries(
    KEPT_HEADERS.map((name) => [name, (request.headers.get(name) ?? '').slice(0, 300)]),
  );
  const { raw, read } = await readDelivery(request);
  // Only what is refused counts, and only its place in the journal is saved: a flood of forgeries
  // must neither push real refusals out of it nor keep a good payment event from the same address
  // away.
  const refusal = read.ok ? null : await tooMany(app.limits.badSignatures, request);
  if (refusal) return refusal;
  const received = await receivePaymentEvent(app.paymentEventPorts, { raw, headers, read });
  if (received.kind === 'rejected') {
    const status = received.rejection === 'too_large' ? 413 : 400;
    return problem(status, { title: `error: ${REJECTION_MESSAGES[received.rejection]}` });
  }
  if (received.outcome === 'pending')
    app.log.error({ err: received.error }, 'a payment event is pending');
  return new Response('success', { headers: { 'Content-Type': 'text/plain' } });
});

async function readDelivery(request: Request): Promise<Pick<IncomingPaymentEvent, 'raw' | 'read'>> {
  const { limits: rates, prodamusKeys } = getApp();
  const head = {
    contentType: request.headers.get('content-type') ?? '',
    sign: request.headers.get('sign'),
  };
  const refused = (rejection: Rejection) => refusedUnreadAs(rejection, request);
  if (saysItIsLarger(request, BODY_LIMITS.bytes)) return refused('too_large');
  const unread = refusedUnread(head);
  if (unread) return refused(unread);
  const isSuspect = await isUsedUp(rates.badSignatures, request);
  const limits = isSuspect ? SMALL_BODY_LIMITS : BODY_LIMITS;
  const raw = await readRawBody(request, limits.bytes);
  if (!raw) return refused('too_large');
  const read = await readPaymentEvent({ ...head, raw }, prodamusKeys, limits);
  if (read.ok) return { raw, read };
  return { raw, read: { ...read, fields: refusedFields(raw), bytes: raw.length } };
}

/** Refused before its body was read: how long that is, is only what its headers say. */
function refusedUnreadAs(rejection: Rejection, request: Request) {
  const bytes = Number(request.headers.get('content-length') ?? 0);
  return { raw: Buffer.alloc(0), read: { ok: false, rejection, fields: {}, bytes } } as const;
}

export const GET = postOnly('Это адрес для уведомлений Prodamus: вставьте его в кабинете.');
