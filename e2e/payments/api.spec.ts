import { randomBytes, randomUUID } from 'node:crypto';
import { ajv, conforms, openapi } from '../world/conforms';
import { expect, test } from '../world/fixtures';
import { placeOrder, type Shop, tokenOf } from '../world/shop';

function generate(shop: Shop, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const REQUEST = { birthDate: '1998-07-13', consent: true };

test('The served OpenAPI file is the one the answers are held against', async ({ shop }) => {
  expect(await (await fetch(`${shop.url}/openapi.json`)).json()).toEqual(openapi);
});

test('An order is made with number, sum, link and page, and never priced by the caller', async ({
  shop,
}) => {
  const response = await generate(shop, { ...REQUEST, amount: '1.00', price: 1, sum: '1' });
  expect(response.status).toBe(201);
  const order = await conforms(response, 'post', '/generate_pay_url');
  expect(order).toMatchObject({ amount: '990.00', currency: 'RUB' });
});

test('The same Idempotency-Key and content answer the same body, also at the same time', async ({
  shop,
}) => {
  const headers = { 'Idempotency-Key': randomUUID() };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => generate(shop, REQUEST, headers)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
  const reordered = await generate(shop, { consent: true, birthDate: '1998-07-13' }, headers);
  expect(await reordered.text()).toBe(bodies[0]);
});

test('The same Idempotency-Key with other content is a conflict', async ({ shop }) => {
  const headers = { 'Idempotency-Key': randomUUID() };
  await generate(shop, REQUEST, headers);
  const conflict = await generate(shop, { ...REQUEST, birthDate: '1998-07-14' }, headers);
  expect(conflict.status).toBe(409);
  await conforms(conflict, 'post', '/generate_pay_url');
});

for (const [title, key] of [
  ['short', 'lead-17'],
  ['empty', ''],
  ['one character', 'a'.repeat(20)],
  ['endless', randomBytes(101).toString('hex')],
] as const) {
  test(`A key that others could guess (${title}) is refused before anything is made`, async ({
    shop,
  }) => {
    const headers = { 'Idempotency-Key': key };
    const stranger = await generate(shop, REQUEST, headers);
    expect(stranger.status).toBe(422);
    const said = await conforms(stranger, 'post', '/generate_pay_url');
    expect(said).toMatchObject({
      errors: [{ field: 'Idempotency-Key', message: expect.stringContaining('UUID') }],
    });
    const both = await generate(shop, { ...REQUEST, birthDate: 'вчера' }, headers);
    expect(await conforms(both, 'post', '/generate_pay_url')).toMatchObject({
      errors: [{ field: 'Idempotency-Key' }, { field: 'birthDate' }],
    });
  });
}

test('A key that a program counts up is one of its address, and nobody else meets it', async ({
  worldWith,
}) => {
  const { shop: proxied } = await worldWith({ settings: { TRUSTED_PROXY: '127.0.0.1' } });
  const key = { 'Idempotency-Key': 'order-2026-11-29-00017' };
  const from = async (address: string, changes: object = {}) => {
    const headers = { ...key, 'X-Forwarded-For': address };
    const answer = await generate(proxied, { ...REQUEST, ...changes }, headers);
    return { status: answer.status, body: (await answer.json()) as { orderNumber: string } };
  };
  const first = await from('2001:db8:0:1::1');
  expect(first.status).toBe(201);
  expect(await from('2001:db8:0:1:ffff::2')).toEqual(first);
  expect((await from('2001:db8:0:1::3', { name: 'Анна' })).status).toBe(409);
  for (const [at, address] of ['2001:db8:0:2::1', '203.0.113.7'].entries()) {
    const stranger = await from(address, { name: `Анна ${'И'.repeat(at)}` });
    expect(stranger.status).toBe(201);
    expect(stranger.body.orderNumber).not.toBe(first.body.orderNumber);
  }
});

test('The same request without a key makes two orders', async ({ shop }) => {
  const first = await placeOrder(shop);
  const second = await placeOrder(shop);
  expect(first.orderNumber).not.toBe(second.orderNumber);
});

const INVALID: [string, unknown, string[]][] = [
  ['31.02.2000', { birthDate: '2000-02-31', consent: true }, ['birthDate']],
  ['29.02.1900', { birthDate: '1900-02-29', consent: true }, ['birthDate']],
  ['a future date', { birthDate: '2999-01-01', consent: true }, ['birthDate']],
  ['the year 85', { birthDate: '85-05-03', consent: true }, ['birthDate']],
  ['letters', { birthDate: 'вчера', consent: true }, ['birthDate']],
  ['Arabic-Indic digits', { birthDate: '١٩٩٨-٠٧-١٣', consent: true }, ['birthDate']],
  ['a number for a date', { birthDate: 19980713, consent: true }, ['birthDate']],
  ['no consent', { birthDate: '1998-07-13' }, ['consent']],
  ['"true" for consent', { birthDate: '1998-07-13', consent: 'true' }, ['consent']],
  ['nothing', {}, ['birthDate', 'consent']],
  ['a broken e-mail', { ...REQUEST, email: 'anna@' }, ['email']],
  ['a comma for a dot', { ...REQUEST, email: 'anna,svet@example.ru' }, ['email']],
  ['a zone that is none', { ...REQUEST, email: 'anna@gmail.con' }, ['email']],
  ['a Cyrillic letter in a domain', { ...REQUEST, email: 'anna@m\u0430il.ru' }, ['email']],
  ['a broken phone', { ...REQUEST, phone: '12' }, ['phone']],
  ['a phone with a digit missing', { ...REQUEST, phone: '8 999 123 45 6' }, ['phone']],
  ['a link for a name', { ...REQUEST, name: 'Получить: https://evil.example/pay' }, ['name']],
  ['a name that is a list', { ...REQUEST, name: ['Анна'] }, ['name']],
  ['an unknown promo code', { ...REQUEST, promoCode: 'LOVE' }, ['promoCode']],
];

for (const [title, body, fields] of INVALID) {
  test(`A request with ${title} is refused by field`, async ({ shop }) => {
    const response = await generate(shop, body);
    expect(response.status).toBe(422);
    const problem = (await conforms(response, 'post', '/generate_pay_url')) as {
      errors: { field: string; message: string }[];
    };
    expect(problem.errors.map(({ field }) => field).sort()).toEqual([...fields].sort());
    for (const { message } of problem.errors) expect(message).toMatch(/[а-яё]/);
  });
}

test('29.02.2000 is accepted', async ({ shop }) => {
  expect((await generate(shop, { ...REQUEST, birthDate: '2000-02-29' })).status).toBe(201);
});

const NO_JSON: [string, string, Record<string, string>, number][] = [
  ['no JSON', 'birthDate=1', {}, 400],
  ['a list', '[]', {}, 400],
  ['null', 'null', {}, 400],
  ['another type', '{}', { 'Content-Type': 'text/plain' }, 415],
  ['a megabyte', `{"name":"${'a'.repeat(1_000_000)}"}`, {}, 413],
];

for (const [title, body, headers, status] of NO_JSON) {
  test(`A body that is ${title} is answered by a problem document`, async ({ shop }) => {
    const response = await generate(shop, body, headers);
    expect(response.status).toBe(status);
    await conforms(response, 'post', '/generate_pay_url');
  });
}

test('An order is shown to anyone who has its token, and to nobody else', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  const address = `${shop.url}/api/orders/${tokenOf(order)}`;
  const waiting = await fetch(address);
  expect(waiting.headers.get('cache-control')).toContain('no-store');
  expect(await conforms(waiting, 'get', '/api/orders/{token}')).toMatchObject({
    orderNumber: order.orderNumber,
    amount: '990.00',
    state: 'awaiting_payment',
    paidAt: null,
    readingUrl: null,
    reading: null,
  });
  await prodamus.pay(order.orderNumber);
  expect(await conforms(await fetch(address), 'get', '/api/orders/{token}')).toMatchObject({
    state: 'paid',
    readingUrl: order.orderUrl.replace('/order/', '/reading/'),
    reading: { points: { A: 13, B: 7, C: 9, D: 11, E: 4 } },
  });
  for (const token of [order.orderNumber, `${tokenOf(order)}x`, tokenOf(order).toLowerCase()]) {
    for (const [method, path] of [
      ['get', '/api/orders/{token}'],
      ['get', '/api/orders/{token}/events'],
      ['post', '/api/orders/{token}/payment_link'],
    ] as const) {
      const response = await fetch(shop.url + path.replace('{token}', token), { method });
      expect(response.status).toBe(404);
      await conforms(response, method, path);
    }
  }
});

test('The events of an order tell its state now and every change, without the reading', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  const stream = await fetch(`${shop.url}/api/orders/${tokenOf(order)}/events`);
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  expect(stream.headers.get('x-accel-buffering')).toBe('no');
  const validate = ajv.compile({ $ref: 'openapi#/components/schemas/OrderState' });
  const states: string[] = [];
  const decoder = new TextDecoder();
  for await (const chunk of stream.body ?? []) {
    for (const event of decoder.decode(chunk, { stream: true }).split('\n\n').filter(Boolean)) {
      const [name, data = ''] = event.split('\ndata: ');
      expect(name).toBe('event: order');
      const state = JSON.parse(data);
      expect(validate(state) ? null : validate.errors).toBeNull();
      expect(state).not.toHaveProperty('reading');
      states.push(state.state);
    }
    if (states.at(-1) === 'paid') break;
    await prodamus.pay(order.orderNumber);
  }
  expect(states).toEqual(['awaiting_payment', 'paid']);
});

test('The events of an order end when it is erased, and say nothing else of it', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  const stream = await fetch(`${shop.url}/api/orders/${tokenOf(order)}/events`);
  const body = new URLSearchParams({ day: '13', month: '7', year: '1998' });
  const sent = { method: 'POST', body, redirect: 'manual' } as const;
  const erased = await fetch(`${order.orderUrl}/erasure`, sent);
  expect(erased.headers.get('location')).toBe(`/order/${tokenOf(order)}/erased`);

  const told = await stream.text();
  expect(told.match(/"state":"\w+"/g)).toEqual(['"state":"paid"']);
});

test('At most five streams of one order are open', async ({ shop }) => {
  const order = await placeOrder(shop);
  const address = `${shop.url}/api/orders/${tokenOf(order)}/events`;
  const streams = await Promise.all(Array.from({ length: 5 }, () => fetch(address)));
  const sixth = await fetch(address);
  expect(sixth.status).toBe(429);
  await conforms(sixth, 'get', '/api/orders/{token}/events');
  for (const stream of streams) await stream.body?.cancel();
  await expect.poll(async () => (await probe(address)).status).toBe(200);
});

async function probe(address: string): Promise<Response> {
  const response = await fetch(address);
  await response.body?.cancel();
  return response;
}

test('HEAD of an event stream opens none, however often it is asked', async ({ shop }) => {
  const order = await placeOrder(shop);
  const address = `${shop.url}/api/orders/${tokenOf(order)}/events`;
  for (let time = 0; time < 6; time += 1) {
    expect((await fetch(address, { method: 'HEAD' })).status).toBe(200);
  }
  expect((await probe(address)).status).toBe(200);
});

test('Health and readiness answer as described', async ({ shop }) => {
  for (const path of ['/api/health', '/api/ready']) {
    const response = await fetch(shop.url + path);
    expect(response.status).toBe(200);
    await conforms(response, 'get', path);
  }
});
