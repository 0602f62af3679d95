import { getApp } from '@/server/app/app';
import type { LimitName } from '../config/limits';
import { limitKey } from './client-address';
import { tooMany } from './rate-limit';
import { readJson, readRawBody } from './read-body';
import { problem } from './respond';

export type RouteHandler<Params> = (
  request: Request,
  context: { params: Promise<Params> },
) => Promise<Response>;

type Options = {
  /** What a request of an address counts against before it is handled; above it the answer is 429. */
  limit?: LimitName;
  /** The largest body that `readBody` reads, and the title of the 413 for a larger one. */
  maxBytes?: number;
  tooLarge?: string;
};

/** One request on its way through a handler. */
type Call<Params> = {
  request: Request;
  params: Params;
  /** What limits count by: the client's IPv4 address, or the /64 of an IPv6 one. */
  address: string;
  /** The body's bytes; a larger body than `maxBytes` ends the call with 413. */
  readBody(): Promise<Buffer>;
  /** The JSON object of a small body; anything else ends the call with 415, 413 or 400. */
  readJson(): Promise<unknown>;
};

/**
 * Makes the handler of a route: counts the request against its limit, reads its body when asked to,
 * and turns what is thrown into a problem document: 503 while the database is locked or too many
 * documents wait, else 500. The cause goes to the log, never into the answer.
 */
export function handler<Params = object>(
  options: Options,
  answer: (call: Call<Params>) => Promise<Response>,
): RouteHandler<Params> {
  return async (request, { params }) => {
    try {
      const refusal = options.limit && (await tooMany(getApp().limits[options.limit], request));
      if (refusal) return refusal;
      return await answer({
        request,
        params: await params,
        address: limitKey(request.headers.get('x-forwarded-for') ?? ''),
        readBody: () => bodyWithin(options, request),
        readJson: () => jsonOf(request),
      });
    } catch (error) {
      return error instanceof Refused ? error.answer : failed(error);
    }
  };
}

/** The handler of GET where only POST does anything: tells a browser what the address is for. */
export function postOnly(detail: string): () => Response {
  return () => {
    const response = problem(405, { title: 'Сюда шлют POST', detail });
    response.headers.set('Allow', 'POST');
    return response;
  };
}

/** Ends a call with this answer, from wherever its body was being read. */
class Refused extends Error {
  readonly answer: Response;

  constructor(answer: Response) {
    super('refused');
    this.answer = answer;
  }
}

async function bodyWithin(options: Options, request: Request): Promise<Buffer> {
  const { maxBytes = 0, tooLarge = 'Тело слишком велико' } = options;
  const body = await readRawBody(request, maxBytes);
  if (!body) throw new Refused(problem(413, { title: tooLarge }));
  return body;
}

async function jsonOf(request: Request): Promise<unknown> {
  const body = await readJson(request);
  if (!body.ok) throw new Refused(problem(body.status, { title: body.title }));
  return body.value;
}

/** By their names: a bundle has classes of its own. */
const BUSY = ['StoreBusy', 'DocumentsBusy'];

function failed(error: unknown): Response {
  if (isCutOff(error)) return problem(400, { title: 'Запрос пришёл не целиком' });
  getApp().errorLogs.failures.failure(error, 'a request failed');
  if (error instanceof Error && BUSY.includes(error.name)) {
    const detail = 'Повторите через несколько секунд.';
    return problem(503, { title: 'Сервис занят', detail, retryAfterSeconds: 3 });
  }
  const detail = 'Ничего не потеряно. Повторите через минуту.';
  return problem(500, { title: 'Внутренняя ошибка', detail });
}

/** Whether the client has left in the middle of its own request: nobody reads the answer. */
function isCutOff(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return code === 'ECONNRESET' && message === 'aborted';
}
