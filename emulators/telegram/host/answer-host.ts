import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { page, type Reply, redirect, splitTarget } from '@/emulators/http';
import type { Emulator } from '../emulator';
import { HOST_FILES, hostPage } from './host-page';

/** Serves the page, its scripts and the short links to the bot; null is none of them. */
export async function answerHost(
  emulator: Emulator,
  request: IncomingMessage,
): Promise<Reply | null> {
  const { path, query } = splitTarget(request);
  if (path === '/') return redirect(302, `/a/${query && `?${query}`}`);
  if (path === '/a/' || path === '/k/') return page(200, hostPage({ api: '' }));
  const [, script] = /^\/host\/([a-z-]+\.js)$/.exec(path) ?? [];
  if (script) return answerScript(script);
  const [, bot] = /^\/([A-Za-z0-9_]+)(?:\/[A-Za-z0-9_]+)?$/.exec(path) ?? [];
  if (bot?.toLowerCase() !== emulator.options.username.toLowerCase()) return null;
  return redirect(302, `/a/${query && `?${query}`}`);
}

async function answerScript(name: string): Promise<Reply | null> {
  const body = await readFile(join(HOST_FILES, 'client', name), 'utf8').catch(() => null);
  if (body === null) return null;
  const headers = { 'Content-Type': 'text/javascript; charset=utf-8' };
  return { status: 200, headers: { ...headers, 'Access-Control-Allow-Origin': '*' }, body };
}
