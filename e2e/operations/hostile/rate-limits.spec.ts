import { randomUUID } from 'node:crypto';
import { phpArrayFromJson } from '@/lib/prodamus/php-json';
import { sign } from '@/lib/prodamus/signature';
import { openSession } from '../../world/admin';
import { change } from '../../world/admin-database';
import { conforms } from '../../world/conforms';
import { test as base, expect } from '../../world/fixtures';
import { freePort } from '../../world/free-port';
import { formOf, sendForm } from '../../world/page-form';
import {
  operatorSees,
  PAGE_KEY,
  placeOrder,
  readOrder,
  startShop,
  tokenOf,
} from '../../world/shop';
import { startWorld, type World } from '../../world/world';

/** A shop of its own for each test, where every limit is small; a proxy tells the addresses. */
const test = base.extend<{ strict: World; generous: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  generous: async ({}, use) => {
    await withShop({ RATE_PROMO_PER_HOUR: '2' }, use);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  strict: async ({}, use) => {
    const limits = {
      RATE_ORDERS_PER_MINUTE: '2',
      RATE_API_KEY_ORDERS_PER_MINUTE: '3',
      RATE_STATUS_PER_MINUTE: '3',
      RATE_FIND_PER_MINUTE: '2',
      RATE_BAD_SIGNATURES_PER_MINUTE: '2',
    };
    await withShop(limits, use);
  },
});

/** A shop behind a proxy with these limits, as long as a test uses it. */
async function withShop(limits: Record<string, string>, use: (world: World) => Promise<void>) {
  const world = await startWorld({ settings: { TRUSTED_PROXY: '127.0.0.1', ...limits } });
  await use(world);
  await world.stop();
}

const from = (address: string) => ({ 'x-forwarded-for': address });

/** Asks so often; returns the statuses, and checks that a refusal is a problem with a wait. */
async function ask(times: number, url: string, init: RequestInit, operation: [string, string]) {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const answer = await fetch(url, init);
    statuses.push(answer.status);
    if (answer.status !== 429) {
      await answer.body?.cancel();
      continue;
    }
    const wait = Number(answer.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    await conforms(answer, ...operation);
  }
  return statuses;
}

test('Orders are limited by address, IPv6 by /64, and a program learns how long to wait', async ({
  strict: { shop },
}) => {
  const url = `${shop.url}/generate_pay_url`;
  const body = JSON.stringify({ birthDate: '1998-07-13', consent: true });
  const order = (times: number, address: string) => {
    const headers = { 'Content-Type': 'application/json', ...from(address) };
    return ask(times, url, { method: 'POST', headers, body }, ['post', '/generate_pay_url']);
  };
  expect(await order(3, '203.0.113.1')).toEqual([201, 201, 429]);
  expect(await order(1, '203.0.113.2')).toEqual([201]);
  expect(await order(1, '2001:db8:0:1::1')).toEqual([201]);
  expect(await order(2, '2001:db8:0:1:ffff::2')).toEqual([201, 429]);
  expect(await order(1, '2001:db8:0:2::1')).toEqual([201]);
});

test('Orders are limited by address and day too, and what is refused is not counted', async () => {
  const port = await freePort();
  const shop = await startShop(port, 'http://127.0.0.1:9', {
    TRUSTED_PROXY: '127.0.0.1',
    RATE_ORDERS_PER_DAY: '2',
  });
  const order = async (address: string, body: object) => {
    const headers = { 'Content-Type': 'application/json', ...from(address) };
    const sent = { method: 'POST', headers, body: JSON.stringify({ consent: true, ...body }) };
    return fetch(`${shop.url}/generate_pay_url`, sent);
  };
  const good = { birthDate: '1998-07-13' };
  for (let time = 0; time < 3; time += 1) {
    expect((await order('2001:db8:0:1::1', { birthDate: 'never' })).status).toBe(422);
  }
  // No link is to be had here; the order is kept all the same.
  expect((await order('2001:db8:0:1::1', good)).status).toBe(502);
  expect((await order('2001:db8:0:1:ffff::2', good)).status).toBe(502);
  const refused = await order('2001:db8:0:1::3', good);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(23 * 3600);
  await conforms(refused, 'post', '/generate_pay_url');
  expect((await order('2001:db8:0:2::1', good)).status).toBe(502);
  const values = { day: '13', month: '07', year: '1998', contact: 'a@example.ru' };
  const form = await formOf(shop.url, '', { ...values, offer: 'on', personalData: 'on' });
  const page = await sendForm(shop.url, form, {
    cookie: '',
    origin: shop.url,
    ...from('2001:db8:0:1::4'),
  });
  expect(await page.text()).toContain('сегодня уже слишком много заказов');
  await shop.stop();
});

test('An order that is asked for again is no further order of the day', async () => {
  await withShop({ RATE_ORDERS_PER_DAY: '2' }, async ({ shop }) => {
    const order = async (key: string, birthDate = '1998-07-13', promoCode?: string) => {
      const answer = await fetch(`${shop.url}/generate_pay_url`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify({ birthDate, consent: true, promoCode }),
      });
      return { status: answer.status, body: await answer.text() };
    };
    const first = randomUUID();
    const second = randomUUID();
    const third = randomUUID();
    const placed = await order(first);
    expect(placed.status).toBe(201);
    for (let time = 0; time < 3; time += 1) {
      expect(await order(first)).toEqual(placed);
      expect((await order(first, '1998-07-14')).status).toBe(409);
      expect((await order(third, '1998-07-13', 'NOSUCH')).status).toBe(422);
    }
    expect((await order(second)).status).toBe(201);
    expect((await order(third)).status).toBe(429);
    expect(await order(first)).toEqual(placed);
    expect((await order(first, '1998-07-14')).status).toBe(409);
    expect((await order(third)).status).toBe(429);
  });
});

test('The form sent again on a day whose orders are used up finds its order', async () => {
  await withShop({ RATE_ORDERS_PER_DAY: '1' }, async ({ shop }) => {
    const values = { day: '13', month: '07', year: '1998', contact: 'a@example.ru' };
    const form = await formOf(shop.url, '', { ...values, offer: 'on', personalData: 'on' });
    const send = () => sendForm(shop.url, form, { cookie: '', origin: shop.url });
    const placed = await send();
    const again = await send();
    expect(placed.headers.get('location')).toMatch(/^\/order\//);
    expect(again.headers.get('location')).toBe(placed.headers.get('location'));
  });
});

test('A program with an API key has a limit of its own, wherever it sends from; a wrong key has that of its address', async ({
  strict: { shop },
}) => {
  const page = `${shop.url}/admin/settings/api-keys`;
  const cookie = await openSession(shop.url);
  const form = await formOf(page, cookie, { name: 'сайт' });
  const made = await sendForm(page, form, { cookie, origin: shop.url });
  const [key] = /ck_[\w-]{43}/.exec(await made.text()) ?? [];
  const url = `${shop.url}/generate_pay_url`;
  const body = JSON.stringify({ birthDate: '1998-07-13', consent: true });
  const order = (times: number, address: string, bearer: string) => {
    const json = { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` };
    const headers = { ...json, ...from(address) };
    return ask(times, url, { method: 'POST', headers, body }, ['post', '/generate_pay_url']);
  };
  const address = '203.0.113.9';
  expect(await order(3, address, 'ck_guess')).toEqual([401, 401, 429]);
  expect(await order(2, address, key ?? '')).toEqual([201, 201]);
  expect(await order(2, '203.0.113.10', key ?? '')).toEqual([201, 429]);
});

test('Questions after an order are limited by address, streams too, and pages still open', async ({
  strict: { shop },
}) => {
  const { orderUrl } = await placeOrder(shop);
  const path = '/api/orders/{token}';
  const url = shop.url + path.replace('{token}', tokenOf({ orderUrl }));
  const headers = from('203.0.113.1');
  expect(await ask(2, url, { headers }, ['get', path])).toEqual([200, 200]);
  const events = await ask(2, `${url}/events`, { headers }, ['get', `${path}/events`]);
  expect(events).toEqual([200, 429]);
  expect(await ask(1, url, { headers }, ['get', path])).toEqual([429]);
  expect(await ask(1, url, { headers: from('203.0.113.2') }, ['get', path])).toEqual([200]);
  const own = { headers: { ...headers, authorization: 'tma x' } };
  expect(
    await ask(1, `${shop.url}/api/telegram/orders`, own, ['get', '/api/telegram/orders']),
  ).toEqual([429]);
  expect((await fetch(orderUrl, { headers })).status).toBe(200);
});

test('A stream is asked after by HEAD as often as it is opened', async ({ strict: { shop } }) => {
  const { orderUrl } = await placeOrder(shop);
  const url = `${shop.url}/api/orders/${tokenOf({ orderUrl })}/events`;
  const statuses: number[] = [];
  for (let time = 0; time < 4; time += 1) {
    statuses.push((await fetch(url, { method: 'HEAD', headers: from('203.0.113.1') })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test('Pages are limited by address, IPv6 by /64; files, the API and forms are not', async () => {
  await withShop({ RATE_PAGES_PER_MINUTE: '3' }, async ({ shop }) => {
    const open = (path: string, address: string, init: RequestInit = {}) => {
      const headers = { accept: 'text/html', ...from(address), ...init.headers };
      return fetch(`${shop.url}${path}`, { ...init, headers });
    };
    const buyer = '2001:db8:0:1::1';
    const neighbour = '2001:db8:0:1:ffff::2';
    const other = '2001:db8:0:2::1';
    for (const path of ['/openapi.json', '/api/health', '/api/ready', '/api/orders/x']) {
      for (let time = 0; time < 4; time += 1) {
        expect((await open(path, buyer)).status, path).not.toBe(429);
      }
    }
    expect((await open('/', buyer)).status).toBe(200);
    expect((await open('/nosuch', buyer, { method: 'HEAD' })).status).toBe(404);
    expect(
      (await open('/find', neighbour, { headers: { rsc: '1' }, redirect: 'manual' })).status,
    ).toBe(307);
    for (const path of ['/', '/nosuch', '/admin', '/order/x']) {
      const refused = await open(path, buyer);
      expect(refused.status, path).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(await refused.text()).toContain('Слишком много страниц подряд');
    }
    expect((await open('/', other)).status).toBe(200);
    const find = await formOf(`${shop.url}/find`, '', { number: '1' });
    const sent = { cookie: '', origin: shop.url, ...from(buyer) };
    expect((await sendForm(`${shop.url}/find`, find, sent)).status).toBe(200);
    expect((await open('/api/health', buyer)).status).toBe(200);
  });
});

test('Somebody who asks for a pay link, an order or a reading too often reads what to do', async ({
  strict: { shop, prodamus },
}) => {
  await prodamus.faults({ linkAnswer: 'none' });
  const form = await formOf(shop.url, '', {
    day: '13',
    month: '07',
    year: '1998',
    contact: 'a@example.ru',
    offer: 'on',
    personalData: 'on',
  });
  const sent = { cookie: '', origin: shop.url, ...from('203.0.113.9') };
  const pages: string[] = [];
  for (let time = 0; time < 3; time += 1) {
    form.set('contact', `a${time}@example.ru`);
    const answer = await sendForm(shop.url, form, sent);
    pages.push(answer.headers.get('location') ?? (await answer.text()));
  }
  expect(pages[0]).toMatch(/^\/order\//);
  expect(pages[2]).toContain('Слишком много заказов подряд. Подождите минуту');
  const page = `${shop.url}${pages[0]}`;
  const again = await fetch(`${page}/payment_link`, {
    method: 'POST',
    headers: from('203.0.113.9'),
  });
  expect(again.url).toBe(`${page}?link=wait`);
  expect(await again.text()).toContain('Слишком много попыток подряд. Подождите минуту');
});

test('Refused payment events above the limit are not journalled, and a good one from there always counts', async ({
  strict: { shop, prodamus },
}) => {
  const order = await placeOrder(shop);
  const url = `${shop.url}/api/prodamus/webhook`;
  const operation: [string, string] = ['post', '/api/prodamus/webhook'];
  const forged = (times: number, headers: Record<string, string>) => {
    const body = new URLSearchParams({ order_num: order.orderNumber, payment_status: 'success' });
    const bad = { method: 'POST', headers: { sign: 'a'.repeat(64), ...headers }, body };
    return ask(times, url, bad, operation);
  };
  // Prodamus has the address of this very machine.
  expect(await forged(5, {})).toEqual([400, 400, 429, 429, 429]);
  expect(await forged(1, from('203.0.113.7'))).toEqual([400]);
  const [, journal = ''] = (await operatorSees(shop)).split('Отклонённые');
  expect(journal.match(/подпись не сошлась/g)).toHaveLength(3);

  const { deliveries } = await prodamus.pay(order.orderNumber);
  expect(deliveries.map(({ status }) => status)).toEqual([200]);
  expect((await readOrder(shop, order)).state).toBe('paid');
  // The good payment event has neither cleared the count nor been counted.
  expect(await forged(1, {})).toEqual([429]);
});

test('Above the limit of refused payment events no large body is read from there, and a real one still counts', async ({
  strict: { shop },
}) => {
  const order = await placeOrder(shop);
  const event = (extra: string, paymentId: string) => {
    const fields = { order_num: order.orderNumber, order_id: paymentId, payment_status: 'success' };
    const text = JSON.stringify({ ...fields, sum: '990.00', customer_extra: extra });
    const array = phpArrayFromJson(text);
    if (!array) throw new Error('no JSON');
    return { text, headers: { sign: sign(array, PAGE_KEY), 'content-type': 'application/json' } };
  };
  const send = async ({ text, headers }: ReturnType<typeof event>, address: string) => {
    const all = { ...headers, ...from(address) };
    const url = `${shop.url}/api/prodamus/webhook`;
    return (await fetch(url, { method: 'POST', headers: all, body: text })).status;
  };
  const forged = event('', '1');
  forged.headers.sign = 'a'.repeat(64);
  for (const expected of [400, 400, 429]) {
    expect(await send(forged, '203.0.113.7')).toBe(expected);
  }
  // Both are signed well. Anyone who reads the large one would say so.
  expect(await send(event('x'.repeat(20_000), '48151623'), '203.0.113.7')).toBe(429);
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
  expect(await send(event('x'.repeat(3_000), '48151624'), '203.0.113.7')).toBe(200);
  expect((await readOrder(shop, order)).state).toBe('paid');
  expect(await send(event('x'.repeat(20_000), '48151625'), '203.0.113.8')).toBe(200);
});

test('Where a limit is 0, nobody has to wait', async ({ shop }) => {
  const { orderUrl } = await placeOrder(shop);
  const url = `${shop.url}/api/orders/${tokenOf({ orderUrl })}`;
  const answers = await Promise.all(Array.from({ length: 700 }, () => fetch(url)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  for (const answer of answers) await answer.body?.cancel();
});

test('One address cannot hold a limited promo code by orders that it does not pay', async ({
  generous: { shop },
}) => {
  const code = `insert into promo_codes (code, kind, value, most_uses, created_at)
    values ('ДЕСЯТЬ', 'percent', 10, 10, 0), ('ВСЕМ', 'percent', 10, null, 0)`;
  change(shop.databaseFile, code);
  const order = (promoCode: string, address: string) =>
    fetch(`${shop.url}/generate_pay_url`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...from(address) },
      body: JSON.stringify({ birthDate: '1998-07-13', consent: true, promoCode }),
    });
  const statuses = [];
  for (const last of ['1', '1', '1', '2']) {
    statuses.push((await order('ДЕСЯТЬ', `2001:db8:0:9::${last}`)).status);
  }

  expect(statuses).toEqual([201, 201, 429, 429]);
  expect((await order('ВСЕМ', '2001:db8:0:9::1')).status).toBe(201);
  expect((await order('ДЕСЯТЬ', '2001:db8:0:8::1')).status).toBe(201);
});

test('A repeated request is answered as before, whatever was counted since, and a refused code counts for nothing', async () => {
  const { shop, stop } = await startWorld({
    settings: { RATE_PROMO_PER_HOUR: '2', RATE_ORDERS_PER_DAY: '6' },
  });
  change(
    shop.databaseFile,
    `insert into promo_codes (code, kind, value, most_uses, disabled_at, created_at)
      values ('ДЕСЯТЬ', 'percent', 10, 10, null, 0), ('БЫЛ', 'percent', 10, 10, 1, 0)`,
  );
  const order = async (promoCode: string, key: string | null = null) => {
    const named = key === null ? {} : { 'Idempotency-Key': key };
    const answer = await fetch(`${shop.url}/generate_pay_url`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...named },
      body: JSON.stringify({ birthDate: '1998-07-13', consent: true, promoCode }),
    });
    return { status: answer.status, body: await answer.text() };
  };
  const key = randomUUID();
  for (let time = 0; time < 3; time += 1) expect((await order('БЫЛ')).status).toBe(422);
  const first = await order('ДЕСЯТЬ', key);
  expect(first.status).toBe(201);
  for (let time = 0; time < 4; time += 1) expect(await order('ДЕСЯТЬ', key)).toEqual(first);
  expect((await order('ДЕСЯТЬ')).status).toBe(201);
  expect((await order('ДЕСЯТЬ')).status).toBe(429);
  expect(await order('ДЕСЯТЬ', key)).toEqual(first);
  await stop();
});
