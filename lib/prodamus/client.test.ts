import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { requestLink } from './client';

const BODY = new URLSearchParams({ do: 'link', order_id: '1234567897' });
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A payment page on this machine that answers as told and remembers what it was asked. */
async function aPage(answer: (attempt: number, origin: string) => Answer) {
  const asked: { method: string | undefined; path: string | undefined; body: string }[] = [];
  const listener: RequestListener = async (request, response) => {
    asked.push({ method: request.method, path: request.url, body: await text(request) });
    const { status, body, headers = {} } = answer(asked.length, origin);
    response.writeHead(status, { 'Content-Type': 'text/html; charset=WINDOWS-1251', ...headers });
    response.end(body);
  };
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, url: new URL(`${origin}/`), origin };
}

type Answer = { status: number; body: string; headers?: Record<string, string> };

const never = new AbortController().signal;

it('the fields are posted to the root of the page and the link comes back', async () => {
  const page = await aPage((_, origin) => ({ status: 200, body: `${origin}/p/abc/` }));

  const outcome = await requestLink(page.url, BODY, never);

  const link = `${page.origin}/p/abc/`;
  expect(outcome).toEqual({ ok: true, url: link, rawAnswer: link });
  expect(page.asked).toEqual([{ method: 'POST', path: '/', body: 'do=link&order_id=1234567897' }]);
});

describe('another try is made', () => {
  it.each([429, 500, 503])('after status %i', async (status) => {
    const page = await aPage((attempt, origin) =>
      attempt === 1 ? { status, body: 'busy' } : { status: 200, body: `${origin}/p/abc/` },
    );

    expect(await requestLink(page.url, BODY, never)).toMatchObject({ ok: true });
    expect(page.asked).toHaveLength(2);
  });

  it('three times at most, and the last answer is kept', async () => {
    const page = await aPage((attempt) => ({ status: 502, body: `down ${attempt}` }));

    expect(await requestLink(page.url, BODY, never)).toEqual({
      ok: false,
      failure: 'refused',
      rawAnswer: 'down 3',
    });
    expect(page.asked).toHaveLength(3);
  });
});

describe('no other try is made', () => {
  it.each([400, 403, 404])('after status %i', async (status) => {
    const page = await aPage(() => ({ status, body: 'no' }));
    const refused = { ok: false, failure: 'refused', rawAnswer: 'no' };

    expect(await requestLink(page.url, BODY, never)).toEqual(refused);
    expect(page.asked).toHaveLength(1);
  });

  it('when the answer has no link', async () => {
    const page = await aPage(() => ({ status: 200, body: 'Ошибка' }));
    const nothing = { ok: false, failure: 'no_link', rawAnswer: 'Ошибка' };

    expect(await requestLink(page.url, BODY, never)).toEqual(nothing);
    expect(page.asked).toHaveLength(1);
  });

  it('after a redirect, which is not followed', async () => {
    const page = await aPage((_, origin) => ({
      status: 302,
      body: '',
      headers: { Location: `${origin}/elsewhere/` },
    }));

    expect(await requestLink(page.url, BODY, never)).toMatchObject({
      ok: false,
      failure: 'refused',
    });
    expect(page.asked.map(({ path }) => path)).toEqual(['/']);
  });
});

it('a page that nobody serves is unreachable', async () => {
  const page = await aPage(() => ({ status: 200, body: '' }));
  servers[0]?.close();

  expect(await requestLink(page.url, BODY, never)).toEqual({
    ok: false,
    failure: 'unreachable',
    rawAnswer: '',
  });
});

it('past the deadline nothing is asked any more', async () => {
  const page = await aPage(() => ({ status: 200, body: '' }));

  expect(await requestLink(page.url, BODY, AbortSignal.abort())).toMatchObject({ ok: false });
  expect(page.asked).toEqual([]);
});

it('a deadline that comes while the page is silent ends the wait', async () => {
  const deadline = new AbortController();
  const silent = createServer(() => deadline.abort());
  servers.push(silent);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/`);

  expect(await requestLink(url, BODY, deadline.signal)).toMatchObject({ failure: 'unreachable' });
});

it('an endless answer is cut, not swallowed whole', async () => {
  const page = await aPage(() => ({ status: 200, body: 'x'.repeat(5_000_000) }));

  const outcome = await requestLink(page.url, BODY, never);

  expect(outcome).toMatchObject({ ok: false, failure: 'no_link' });
  expect(outcome.rawAnswer.length).toBeLessThanOrEqual(64 * 1024);
});
