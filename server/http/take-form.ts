import { type IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { getApp } from '@/server/app/app';
import { limitKey } from './client-address';
import { readSentForm, type SentForm } from './sent-form';

const MAX_FORM_BYTES = 64 * 1024;

/** Forms that may be larger, for the seller alone: texts of the shop and lists of payments. */
const SELLERS_LARGE_FORMS = ['/admin/settings/texts', '/admin/reconcile/upload'];

const OF_ADMIN = /^\/admin(?:\/|$)/;

const NO_ARGUMENTS = Buffer.from('[]');

type TakenForm =
  /** `request` goes on; of a form that has no action any more, it asks for the page it was on. */
  | { kind: 'taken'; request: IncomingMessage; sent: SentForm | null }
  | { kind: 'form_rate'; retryAfterSeconds: number }
  | { kind: 'form_origin' | 'form_size' | 'form_type' }
  /** The client has left before its form was whole. */
  | { kind: 'left' };

/**
 * Reads a form for a page whole before the page's own machinery begins, which costs twenty times
 * the memory; counts it against the limit of its address before that. The seller's large forms are
 * handed on unread, once their session is known.
 */
export async function takeForm(request: IncomingMessage, path: string): Promise<TakenForm> {
  nameThisSite(request.headers);
  const address = request.headers['x-forwarded-for']?.toString() ?? '';
  const retryAfterSeconds = await getApp().limits.forms.take(limitKey(address));
  if (retryAfterSeconds > 0) return { kind: 'form_rate', retryAfterSeconds };
  const isOurs = !isForAction(request.headers) || isFromHere(request.headers, path);
  if (isOurs && SELLERS_LARGE_FORMS.includes(path) && (await isSeller(request))) {
    return { kind: 'taken', request, sent: null };
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_FORM_BYTES) return { kind: 'form_size' };
  try {
    const body = await readWhole(request);
    if (!body) return { kind: 'form_size' };
    // Not before: a browser shows the words of a refusal only when its form has been taken.
    if (!isOurs) return { kind: 'form_origin' };
    if (!isForm(request, body)) return { kind: 'form_type' };
    if (request.headers.origin === 'null') delete request.headers.origin;
    const sent = await readSentForm(request.headers, body);
    const taken = sent?.isOutdated ? asQuestion(request) : withBody(request, body);
    return { kind: 'taken', request: taken, sent };
  } catch {
    return { kind: 'left' };
  }
}

/** A script of a page sends an action its form, or nothing: any other arguments are made up. */
function isForm({ headers }: IncomingMessage, body: Buffer): boolean {
  const isMultipart = /^multipart\/form-data;/i.test(headers['content-type'] ?? '');
  return headers['next-action'] === undefined || isMultipart || body.equals(NO_ARGUMENTS);
}

/** Whether Next takes it for a call of a server action, by a script or without one. */
function isForAction(headers: IncomingHttpHeaders): boolean {
  const isMultipart = /^multipart\/form-data/i.test(headers['content-type'] ?? '');
  return headers['next-action'] !== undefined || isMultipart;
}

/**
 * What Next asks too, but says 500 of, and complains at length. `null` is what a browser says that
 * tells nobody the address of a page: to Next another site, so a buyer's form goes on without it.
 * An action of the admin, wherever it is called, then knows no more of where it comes from.
 */
function isFromHere(headers: IncomingHttpHeaders, path: string): boolean {
  const { origin, 'x-forwarded-host': site } = headers;
  if (origin === undefined) return true;
  if (origin === 'null') return !OF_ADMIN.test(path);
  return URL.canParse(origin) && new URL(origin).host === site;
}

/**
 * Says which of its names this site was sent a form under. A proxy may leave any of them: the one
 * it forwards, its own `Host`, or none; Next compares `Origin` with a single one.
 */
function nameThisSite(headers: IncomingHttpHeaders): void {
  const { origin = '', host } = headers;
  if (!URL.canParse(origin)) return;
  const sender = new URL(origin);
  const forwarded = headers['x-forwarded-host']?.toString().split(',')[0]?.trim();
  const isPublic = sender.origin === new URL(getApp().config.publicUrl).origin;
  if (!isPublic && ![forwarded, host].includes(sender.host)) return;
  headers['x-forwarded-host'] = sender.host;
}

async function isSeller({ headers }: IncomingMessage): Promise<boolean> {
  const { admin } = getApp();
  const start = `${admin.cookieName}=`;
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  const cookie = cookies.find((one) => one.startsWith(start))?.slice(start.length);
  return cookie ? (await admin.signedIn(cookie)) !== null : false;
}

/** The body, or null when it is larger than a form may be. */
async function readWhole(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Left open, so that a refusal can still be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Asks for the page that the request has sent a form to. */
function asQuestion(request: IncomingMessage): IncomingMessage {
  const question = withBody(request, Buffer.of());
  question.method = 'GET';
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) {
    delete question.headers[name];
  }
  return question;
}

/** The same request with its body to be read once more. */
function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } =
    request;
  Object.assign(whole, { method, url, headers, rawHeaders });
  Object.assign(whole, { httpVersion, httpVersionMajor, httpVersionMinor, complete: true });
  whole.push(body);
  whole.push(null);
  return whole;
}
