import type { IncomingMessage } from 'node:http';
import { json, page, type Reply, splitTarget } from '../http';
import { answerFile } from './answer-file';
import { answerBotApi } from './bot-api/answer-bot-api';
import { answerControl } from './control/answer-control';
import { isWelcome, preflightReply, shareReply } from './cross-origin';
import { answerHost } from './host/answer-host';
import type { Stand } from './stand';

/** Sends a request to the Bot API, the control API, a file or the page; null drops it. */
export async function handleRequest(stand: Stand, request: IncomingMessage): Promise<Reply | null> {
  const { path } = splitTarget(request);
  const [, token, name] = /^\/bot([^/]+)\/([^/]*)$/.exec(path) ?? [];
  if (token !== undefined && name !== undefined) {
    return answerBotApi(stand, request, { token: decodeURIComponent(token), name });
  }
  if (!isWelcome(request)) return json(403, { error: 'not from this origin' });
  if (request.method === 'OPTIONS') return preflightReply(request);
  return shareReply(request, await answerOwn(stand, request, path));
}

async function answerOwn(stand: Stand, request: IncomingMessage, path: string): Promise<Reply> {
  if (/^\/control(\/|$)/.test(path)) return answerControl(stand, request);
  if (path.startsWith('/files/')) return answerFile(stand, path);
  return (await answerHost(stand, request)) ?? page(404, 'Нет такой страницы');
}
