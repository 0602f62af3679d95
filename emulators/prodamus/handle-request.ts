import type { IncomingMessage } from 'node:http';
import { page, type Reply, redirect, splitTarget } from '../http';
import { answerControl } from './control/answer-control';
import type { Emulator } from './emulator';
import { answerLinkPage } from './links/answer-link-page';
import { answerRoot } from './links/answer-root';
import { unknownLinkPage } from './result-pages';

/** Sends a request to the control API, the root or the page of a link; null says nothing. */
export async function handleRequest(
  emulator: Emulator,
  request: IncomingMessage,
): Promise<Reply | null> {
  const { path } = splitTarget(request);
  if (/^\/control(\/|$)/.test(path)) return answerControl(emulator, request);
  if (emulator.faults.down) return outOfOrder(emulator.faults.down, request);
  if (path === '/') return answerRoot(emulator, request);
  const [, code, slash, step = ''] = /^\/([A-Za-z0-9]{5,7})(\/(pay|phone)?)?$/.exec(path) ?? [];
  if (code === undefined) return page(404, unknownLinkPage());
  if (slash === undefined) return redirect(301, `/${code}/`);
  return answerLinkPage(emulator, { code, step }, request);
}

function outOfOrder(kind: 'refuse' | '503' | 'hang', request: IncomingMessage): Reply | null {
  if (kind === '503') return page(503, 'Service Unavailable');
  if (kind === 'refuse') request.socket.destroy();
  return null;
}
