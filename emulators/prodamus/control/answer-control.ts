import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { json, type Reply, readBody, splitTarget } from '@/emulators/http';
import { isLocal } from '@/emulators/is-local';
import type { Emulator } from '../emulator';
import { CONTROL_ROUTES } from './control-routes';

/** The control API of the tests: JSON under `/control`, for this machine only. */
export async function answerControl(emulator: Emulator, request: IncomingMessage): Promise<Reply> {
  if (!isLocal(request)) return json(403, { error: 'loopback only' });
  const { path, query } = splitTarget(request);
  const route = CONTROL_ROUTES[`${request.method} ${path.slice('/control'.length)}`];
  if (!route) return json(404, { error: 'no such control' });
  const raw = (await readBody(request)) ?? Buffer.alloc(0);
  try {
    return await route(emulator, { text: raw.toString('utf8'), query: new URLSearchParams(query) });
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
    if (error instanceof SyntaxError) return json(400, { error: error.message });
    throw error;
  }
}
