import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { dropConnection, type Env } from '@/emulators/listen';
import { pause } from '@/emulators/pause';
import { type Call, changed, type Emulator } from '../emulator';
import { type Fault, takeFault } from '../faults';
import { ApiError } from './api-error';
import { findMethod } from './methods';
import { readParams } from './read-params';

const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: 'Bad Request: refused by the emulator',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  500: 'Internal Server Error',
};
const MAX_CALLS = 5_000;

/** What a call is answered: JSON, the HTML of a gateway, or nothing at all. */
type Answer = { status: number; json: object } | { status: number; html: string } | 'dropped';

/** Serves `/bot<token>/<method>`. */
export async function answerBotApi(
  emulator: Emulator,
  c: Context<Env>,
  { token, name }: { token: string; name: string },
): Promise<Response> {
  const answer = await answerOf(emulator, c, token, name);
  if (answer === 'dropped') return dropConnection(c);
  const status = answer.status as ContentfulStatusCode;
  return 'json' in answer ? c.json(answer.json, status) : c.html(answer.html, status);
}

async function answerOf(
  emulator: Emulator,
  c: Context<Env>,
  token: string,
  name: string,
): Promise<Answer> {
  try {
    if (token !== emulator.options.token) throw new ApiError(401, 'Unauthorized');
    if (!/^(GET|POST)$/.test(c.req.method)) throw new ApiError(405, 'Method Not Allowed');
    const method = findMethod(name);
    if (!method) throw new ApiError(404, 'Not Found');
    const params = await readParams(c);
    const call = recordCall(emulator, method.name, params.fields);
    const fault = takeFault(emulator, method.name, params.fields.chat_id);
    const work = () => method.run(emulator, params, c.req.raw.signal);
    const answer = fault
      ? await withFault(emulator, fault, call, work)
      : await worked(call, async () => work());
    call.status = answer === 'dropped' ? answer : answer.status;
    changed(emulator);
    return answer;
  } catch (error) {
    return errorAnswer(error);
  }
}

async function withFault(
  emulator: Emulator,
  fault: Fault,
  call: Call,
  work: () => unknown,
): Promise<Answer> {
  const cut = AbortSignal.any([emulator.life.signal, emulator.delays.signal]);
  const wait = () => pause(fault.delayMs ?? 0, cut);
  if (fault.drop === 'after') {
    await worked(call, async () => work());
    await wait();
    return 'dropped';
  }
  await wait();
  if (fault.drop === 'before') return 'dropped';
  if (fault.status === undefined) return worked(call, async () => work());
  call.description = fault.description ?? STATUS_WORDS[fault.status] ?? null;
  return faultAnswer(fault.status, fault);
}

/** Bad gateways and their like stand before the Bot API and do not speak its JSON. */
function faultAnswer(status: number, { description, retryAfter = 5 }: Fault): Answer {
  if (status > 500 && description === undefined) {
    return { status, html: `<html><body><h1>${status}</h1><hr>nginx</body></html>` };
  }
  if (status === 429) {
    const words = description ?? `Too Many Requests: retry after ${retryAfter}`;
    return errorAnswer(new ApiError(status, words, { retry_after: retryAfter }));
  }
  return errorAnswer(new ApiError(status, description ?? STATUS_WORDS[status] ?? 'Bad Request'));
}

async function worked(call: Call, work: () => Promise<unknown>): Promise<Answer> {
  try {
    const result = await work();
    call.done = true;
    return { status: 200, json: { ok: true, result } };
  } catch (error) {
    if (error instanceof ApiError) call.description = error.message;
    return errorAnswer(error);
  }
}

function errorAnswer(error: unknown): Answer {
  if (!(error instanceof ApiError)) throw error;
  const { code, message: description, parameters } = error;
  const body = { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) };
  return { status: code, json: body };
}

function recordCall(emulator: Emulator, method: string, params: Record<string, unknown>): Call {
  const at = new Date().toISOString();
  const call: Call = { at, method, params, status: null, description: null, done: false };
  emulator.calls.push(call);
  if (emulator.calls.length > MAX_CALLS) emulator.calls.shift();
  return call;
}
