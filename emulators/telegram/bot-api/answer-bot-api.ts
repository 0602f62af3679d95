import type { IncomingMessage } from 'node:http';
import { json, page, type Reply } from '@/emulators/http';
import { type Call, changed, type Emulator } from '../emulator';
import { type Fault, takeFault } from '../faults';
import { pause } from '../pause';
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

/** Serves `/bot<token>/<method>`; null drops the connection. */
export async function answerBotApi(
  emulator: Emulator,
  request: IncomingMessage,
  { token, name }: { token: string; name: string },
): Promise<Reply | null> {
  try {
    if (token !== emulator.options.token) throw new ApiError(401, 'Unauthorized');
    if (!/^(GET|POST)$/.test(request.method ?? '')) throw new ApiError(405, 'Method Not Allowed');
    const method = findMethod(name);
    if (!method) throw new ApiError(404, 'Not Found');
    const params = await readParams(request);
    const call = noteCall(emulator, method.name, params.fields);
    const fault = takeFault(emulator, method.name, params.fields.chat_id);
    const work = () => method.run(emulator, params, request);
    const reply = fault
      ? await withFault(emulator, fault, call, work)
      : await worked(call, async () => work());
    call.status = reply?.status ?? 'dropped';
    changed(emulator);
    return reply;
  } catch (error) {
    return errorReply(error);
  }
}

async function withFault(emulator: Emulator, fault: Fault, call: Call, work: () => unknown) {
  const cut = AbortSignal.any([emulator.life.signal, emulator.delays.signal]);
  const wait = () => pause(fault.delayMs ?? 0, cut);
  if (fault.drop === 'after') {
    await worked(call, async () => work());
    await wait();
    return null;
  }
  await wait();
  if (fault.drop === 'before') return null;
  if (fault.status === undefined) return worked(call, async () => work());
  call.description = fault.description ?? STATUS_WORDS[fault.status] ?? null;
  return faultReply(fault.status, fault);
}

/** Bad gateways and their like stand before the Bot API and do not speak its JSON. */
function faultReply(status: number, { description, retryAfter = 5 }: Fault): Reply {
  if (status > 500 && description === undefined) {
    return page(status, `<html><body><h1>${status}</h1><hr>nginx</body></html>`);
  }
  if (status === 429) {
    const words = description ?? `Too Many Requests: retry after ${retryAfter}`;
    return errorReply(new ApiError(status, words, { retry_after: retryAfter }));
  }
  return errorReply(new ApiError(status, description ?? STATUS_WORDS[status] ?? 'Bad Request'));
}

async function worked(call: Call, work: () => Promise<unknown>): Promise<Reply> {
  try {
    const result = await work();
    call.done = true;
    return json(200, { ok: true, result });
  } catch (error) {
    if (error instanceof ApiError) call.description = error.message;
    return errorReply(error);
  }
}

function errorReply(error: unknown): Reply {
  if (!(error instanceof ApiError)) throw error;
  const { code, message: description, parameters } = error;
  const body = { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) };
  return json(code, body);
}

function noteCall(emulator: Emulator, method: string, params: Record<string, unknown>): Call {
  const at = new Date().toISOString();
  const call: Call = { at, method, params, status: null, description: null, done: false };
  emulator.calls.push(call);
  if (emulator.calls.length > MAX_CALLS) emulator.calls.shift();
  return call;
}
