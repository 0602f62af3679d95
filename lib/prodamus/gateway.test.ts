import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { linkFromAnswer, requestLink } from './gateway';

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

const PAGE = new URL('https://shop.payform.ru/');
const EMULATOR = new URL('http://127.0.0.1:3001/');
const LINK = 'https://payform.ru/nh1JPWE/';
const linkIn = (answer: unknown, page = PAGE) =>
  linkFromAnswer(typeof answer === 'string' ? answer : JSON.stringify(answer), page);

describe('the link is found', () => {
  it.each([
    ['in a bare text, as the live service answers', LINK],
    ['in a bare text with white space around', ` \r\n${LINK}\n`],
    ['in payment_link', { payment_link: LINK }],
    ['in url', { url: LINK }],
    ['in link', { link: LINK }],
    ['in payment_link first', { link: 'a', url: 'b', payment_link: LINK }],
    ['in url before link', { link: 'https://payform.ru/other/', url: LINK }],
    ['in url when payment_link is no text', { payment_link: null, url: LINK }],
    ['in link when the others are no text', { payment_link: 1, url: [LINK], link: LINK }],
    ['with white space inside the JSON', ` { "payment_link" : " ${LINK} " } \n`],
    ['with its slashes escaped', `{"payment_link":"${LINK.replaceAll('/', '\\/')}"}`],
    ['among fields nobody knows', { status: 'ok', payment_link: LINK, data: {} }],
  ])('%s', (_, answer) => {
    expect(linkIn(answer)).toBe(LINK);
  });

  it.each([
    'https://shop.payform.ru/p/abc123/',
    'https://payform.ru/abc',
    'https://a.b.payform.ru/abc/',
    'https://pay.prodamus.ru/x1/',
    'https://prodamus.tech/x1/',
    'https://x.prodamuspay.ru/x1/?a=1',
    'https://payform.ru:443/x1/',
    'HTTPS://PAYFORM.RU/x1/',
  ])('on a host of Prodamus: %s', (link) => {
    expect(linkIn(link)).toBe(new URL(link).href);
  });
});

describe('no link is found', () => {
  it.each([
    ['on a foreign host', 'https://example.com/abc/'],
    ['on a host that begins like theirs', 'https://payform.ru.evil.com/abc/'],
    ['on a host that ends like theirs', 'https://evilpayform.ru/abc/'],
    ['on a host with a letter of another alphabet', 'https://pаyform.ru/abc/'],
    ['behind their name as a user', 'https://payform.ru@evil.com/abc/'],
    ['with a user', 'https://user@payform.ru/abc/'],
    ['with a password', 'https://:secret@payform.ru/abc/'],
    ['on another port', 'https://payform.ru:8443/abc/'],
    ['over plain http', 'http://payform.ru/abc/'],
    ['over another scheme', 'ftp://payform.ru/abc/'],
    ['in a script', 'javascript:location="https://payform.ru/abc/"'],
    ['on the static form', 'https://shop.payform.ru/'],
    ['on the static form without a slash', 'https://shop.payform.ru'],
    ['on the static form with a query', 'https://shop.payform.ru/?do=pay&order_id=1'],
    ['on the static form with a fragment', 'https://shop.payform.ru/#pay'],
    ['on the static form with two slashes', 'https://shop.payform.ru//'],
    ['on this machine', 'http://127.0.0.1:3001/abc/'],
    ['without a scheme', 'payform.ru/abc/'],
    ['in an error page', '<html>Ошибка подписи передаваемых данных. Оплата отменена.</html>'],
    ['in an empty answer', ''],
    ['in JSON that is nothing', 'null'],
    ['in JSON that is a number', '12'],
    ['in JSON that is a text', `"${LINK}"`],
    ['in a text around it', `Ссылка: ${LINK}`],
    ['in two links', `${LINK}\n${LINK}`],
  ])('%s', (_, answer) => {
    expect(linkIn(answer)).toBeNull();
    expect(linkIn({ payment_link: answer })).toBeNull();
  });

  it.each([
    ['in an empty object', {}],
    ['in a list', [LINK]],
    ['in a text of JSON', JSON.stringify(LINK)],
    ['in an unknown field', { invoice_url: LINK }],
    ['inside another field', { data: { payment_link: LINK } }],
    ['when the first text is none', { payment_link: '', url: LINK }],
    ['when the first text is an error', { payment_link: 'error', url: LINK }],
    ['in null', 'null'],
    ['in broken JSON', `{"payment_link":"${LINK}"`],
  ])('%s', (_, answer) => {
    expect(linkIn(answer)).toBeNull();
  });
});

describe('a page on this machine', () => {
  it('gives links of its own origin', () => {
    const link = 'http://127.0.0.1:3001/p/abc/';

    expect(linkIn(link, EMULATOR)).toBe(link);
    expect(linkIn({ payment_link: link }, EMULATOR)).toBe(link);
  });

  it.each([
    'http://127.0.0.1:3002/p/abc/',
    'https://127.0.0.1:3001/p/abc/',
    'http://localhost:3001/p/abc/',
    'http://127.0.0.1:3001/',
    'http://user@127.0.0.1:3001/p/abc/',
    LINK,
  ])('gives no other: %s', (link) => {
    expect(linkIn(link, EMULATOR)).toBeNull();
  });
});
