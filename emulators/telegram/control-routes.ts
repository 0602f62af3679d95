import { Hono } from 'hono';
import type { Env } from '../listen';
import { initDataFor, launch } from './control/launch';
import { repeatUpdate, watchChat, writeMessage } from './control/messages';
import { press } from './control/press';
import { addGroup, addUser, allowWriting, setBlocked } from './control/users';
import type { Call, Emulator } from './emulator';
import { changeFaults } from './faults';
import { THEME_PARAMS } from './launch/theme-params';

/** The control API of the tests and the page. */
export function controlRoutes(emulator: Emulator): Hono<Env> {
  return new Hono<Env>()
    .get('/users', (c) => c.json([...emulator.users.values()]))
    .post('/users', async (c) => c.json(addUser(emulator, await c.req.json())))
    .post('/groups', (c) => c.json(addGroup(emulator)))
    .post('/block', async (c) => c.json(setBlocked(emulator, await c.req.json(), true)))
    .post('/unblock', async (c) => c.json(setBlocked(emulator, await c.req.json(), false)))
    .post('/write-access', async (c) => c.json(allowWriting(emulator, await c.req.json())))
    .get('/chat', async (c) => c.json(await watchChat(emulator, c.req.query())))
    .post('/messages', async (c) => c.json(writeMessage(emulator, await c.req.json())))
    .post('/press', async (c) => c.json(await press(emulator, await c.req.json())))
    .post('/repeat', async (c) => c.json(repeatUpdate(emulator, await c.req.json())))
    .post('/init-data', async (c) => c.json(initDataFor(emulator, await c.req.json())))
    .post('/launch', async (c) => c.json(launch(emulator, await c.req.json())))
    .get('/themes', (c) => c.json(THEME_PARAMS))
    .get('/calls', (c) => c.json(countsOf(emulator.calls)))
    .get('/call-log', (c) => c.json(emulator.calls))
    .post('/faults', async (c) => {
      changeFaults(emulator, await c.req.json());
      return c.json(emulator.faults);
    });
}

type Count = { calls: number; done: number; statuses: Record<string, number> };

function countsOf(calls: Call[]): Record<string, Count> {
  const counts: Record<string, Count> = {};
  for (const { method, status, done } of calls) {
    counts[method] ??= { calls: 0, done: 0, statuses: {} };
    const count = counts[method];
    count.calls += 1;
    count.done += done ? 1 : 0;
    const word = String(status ?? 'open');
    count.statuses[word] = (count.statuses[word] ?? 0) + 1;
  }
  return counts;
}
