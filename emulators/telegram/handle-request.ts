import type { IncomingMessage } from 'node:http';
import { json, page, type Reply, splitTarget } from '../http';
import { answerFile } from './answer-file';
import { answerBotApi } from './bot-api/answer-bot-api';
import { answerControl } from './control/answer-control';
import { isWelcome, preflightReply, shareReply } from './cross-origin';
import type { Emulator } from './emulator';
import { answerHost } from './host/answer-host';

/** Sends a request to the Bot API, the control API, a file or the page; null drops it. */
export async function handleRequest(
  emulator: Emulator,
  request: IncomingMessage,
): Promise<Reply | null> {
  const { path } = splitTarget(request);
  const [, token, name] = /^\/bot([^/]+)\/([^/]*)$/.exec(path) ?? [];
  if (token !== undefined && name !== undefined) {
    return answerBotApi(emulator, request, { token: decodeURIComponent(token), name });
  }
  if (!isWelcome(request)) return json(403, { error: 'not from this origin' });
  if (request.method === 'OPTIONS') return preflightReply(request);
  return shareReply(request, await answerOwn(emulator, request, path));
}

async function answerOwn(
  emulator: Emulator,
  request: IncomingMessage,
  path: string,
): Promise<Reply> {
  if (/^\/control(\/|$)/.test(path)) return answerControl(emulator, request);
  if (path.startsWith('/files/')) return answerFile(emulator, path);
  return (await answerHost(emulator, request)) ?? page(404, 'Нет такой страницы');
}
