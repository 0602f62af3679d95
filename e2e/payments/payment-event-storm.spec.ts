import { connect } from 'node:net';
import Database from 'better-sqlite3';
import { phpArrayFromPairs, urlencodedPairs } from '@/lib/prodamus/php-form';
import { sign } from '@/lib/prodamus/signature';
import { expect, test } from '../world/fixtures';
import { operatorSees, PAGE_KEY, placeOrder, readOrder, type Shop, tokenOf } from '../world/shop';

const FORM = 'application/x-www-form-urlencoded';

function deliver(
  shop: Shop,
  body: string | Buffer<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  const address = `${shop.url}/api/prodamus/webhook`;
  return fetch(address, { method: 'POST', body, headers: { 'Content-Type': FORM, ...headers } });
}

function signed(body: string): Record<string, string> {
  return { Sign: sign(phpArrayFromPairs(urlencodedPairs(body)), PAGE_KEY) };
}

test('50 parallel deliveries of one payment make one transition and one reading', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop, { email: 'anna@example.ru' });
  const stream = await fetch(`${shop.url}/api/orders/${tokenOf(order)}/events`);
  const { answers } = await prodamus.paymentEvent({
    fields: {
      order_id: '55667788',
      order_num: order.orderNumber,
      sum: '990.00',
      currency: 'rub',
      attempt: '1',
      payment_status: 'success',
    },
    count: 50,
  });
  expect(answers).toHaveLength(50);
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(
    new Set(['200 success']),
  );
  const [, ...rest] = await eventsUntil(stream, '"state":"paid"');
  expect(rest.filter((event) => event.includes('"state":"paid"'))).toHaveLength(1);

  const db = new Database(shop.databaseFile, { readonly: true });
  const count = (table: string) =>
    db
      .prepare(
        `select count(*) as n from ${table} t join orders o on o.id = t.order_id where o.number = ?`,
      )
      .get(order.orderNumber);
  for (const table of ['payment_facts', 'readings']) {
    expect([table, count(table)]).toEqual([table, { n: 1 }]);
  }
  const messages = db
    .prepare(
      'select kind from notifications t join orders o on o.id = t.order_id where o.number = ? order by 1',
    )
    .all(order.orderNumber);
  expect(messages).toEqual([{ kind: 'order_by_mail' }, { kind: 'reading_by_mail' }]);
  const outcomes = db
    .prepare('select outcome, count(*) as n from payment_notices where order_number = ? group by 1')
    .all(order.orderNumber);
  expect(outcomes).toEqual([
    { outcome: 'duplicate', n: 49 },
    { outcome: 'paid', n: 1 },
  ]);
  db.close();
});

const REFUSED: [string, string | Buffer<ArrayBuffer>, Record<string, string>, number][] = [
  ['an empty body', '', {}, 400],
  ['a body of 10 MB', Buffer.alloc(10_000_000, 'a'), {}, 413],
  ['10,000 fields', manyFields(10_000), {}, 400],
  ['bytes that are not UTF-8', 'a=%FF', {}, 400],
  ['JSON that is none', '{', { 'Content-Type': 'application/json' }, 400],
  ['a multipart body without a boundary', 'x', { 'Content-Type': 'multipart/form-data' }, 400],
  ['an unknown type', '<a/>', { 'Content-Type': 'text/xml' }, 400],
  ['no signature', 'payment_status=success', {}, 400],
  ['a signature of another body', 'payment_status=success', signed('a=1'), 400],
  ['a signature that is no hex', 'payment_status=success', { Sign: 'x'.repeat(64) }, 400],
];

for (const [title, body, headers, status] of REFUSED) {
  test(`A delivery with ${title} is refused, and the shop keeps serving`, async ({ shop }) => {
    const answer = await deliver(shop, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.text()).not.toMatch(/ at .*\.[jt]s|node_modules/);
    expect((await fetch(`${shop.url}/api/ready`)).status).toBe(200);
  });
}

const NOTHING_APPLIED = [
  ['an array for the status', (number: string) => `order_num=${number}&payment_status[]=success`],
  [
    'an array for the sum',
    (number: string) => `order_num=${number}&sum[]=990.00&payment_status=success`,
  ],
  [
    'an array for the currency',
    (number: string) => `order_num=${number}&sum=990.00&currency[]=rub&payment_status=success`,
  ],
  [
    'an array for the number',
    (number: string) => `order_num[]=${number}&sum=990.00&payment_status=success`,
  ],
  [
    'a repeated sum whose last one is wrong',
    (number: string) => `order_num=${number}&sum=990.00&payment_status=success&sum=1.00`,
  ],
  ['no status at all', (number: string) => `order_num=${number}&sum=990.00`],
] as const;

for (const [title, bodyFor] of NOTHING_APPLIED) {
  test(`A signed payment event with ${title} is kept and applies nothing`, async ({ shop }) => {
    const order = await placeOrder(shop);
    const paymentId = String(Date.now());
    const body = `order_id=${paymentId}&${bodyFor(order.orderNumber)}`;
    const answer = await deliver(shop, body, signed(body));
    expect([answer.status, await answer.text()]).toEqual([200, 'success']);
    expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
    const [, unmatched = ''] = (await operatorSees(shop)).split('Не сошлось');
    expect(unmatched).toContain(`платёж ${paymentId}`);
  });
}

test('Fields inside __proto__ are not those of a payment event', async ({ shop }) => {
  const { orderNumber, orderUrl } = await placeOrder(shop);
  const inner = { order_num: orderNumber, sum: '990.00', payment_status: 'success' };
  const pairs = Object.entries(inner).map(([name, value]) => `__proto__[${name}]=${value}`);
  const body = `order_id=48151623&${pairs.join('&')}`;
  expect((await deliver(shop, body, signed(body))).status).toBe(400);
  expect((await readOrder(shop, { orderUrl })).state).toBe('awaiting_payment');
});

test('What is not signed at all is not even read', async ({ shop }) => {
  const answer = await deliver(shop, `"${'\\"'.repeat(32_000)}`, {
    'Content-Type': 'application/json',
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ title: 'error: нет подписи (заголовок Sign)' });
});

test('GET is no payment event, and a slash at the end is no redirect', async ({ shop }) => {
  const address = `${shop.url}/api/prodamus/webhook`;
  const opened = await fetch(address);
  expect([opened.status, opened.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await opened.json()).toMatchObject({ status: 405, title: 'Сюда шлют POST' });
  const order = await placeOrder(shop);
  const body = `order_id=7&order_num=${order.orderNumber}&sum=990&payment_status=success`;
  const headers = { 'Content-Type': FORM, ...signed(body) };
  const answer = await fetch(`${address}/`, { method: 'POST', body, headers, redirect: 'manual' });
  expect(answer.status).toBe(200);
  expect((await readOrder(shop, order)).state).toBe('paid');
});

test('Coming back with a success in the address pays nothing', async ({ shop, prodamus }) => {
  await prodamus.faults({ noWebhook: true });
  const order = await placeOrder(shop);
  const { returnUrl } = await prodamus.pay(order.orderNumber);
  expect(returnUrl).toContain('_payform_status=success');
  expect((await fetch(returnUrl)).status).toBe(200);
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
});

test('A connection that breaks in the middle of a payment event harms nothing', async ({
  shop,
}) => {
  const socket = connect(Number(new URL(shop.url).port), '127.0.0.1');
  const head = 'POST /api/prodamus/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\nsum=';
  await new Promise((resolve) => socket.write(head, resolve));
  socket.destroy();
  expect((await fetch(`${shop.url}/api/ready`)).status).toBe(200);
});

function manyFields(count: number): string {
  return Array.from({ length: count }, () => 'f[]=').join('&');
}

/** The events of a stream up to and including the one that has the text. */
async function eventsUntil(stream: Response, text: string): Promise<string[]> {
  const events: string[] = [];
  const decoder = new TextDecoder();
  for await (const chunk of stream.body ?? []) {
    events.push(...decoder.decode(chunk, { stream: true }).split('\n\n').filter(Boolean));
    if (events.some((event) => event.includes(text))) break;
  }
  return events;
}
