import { networkInterfaces } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { NUMBER, readAsShop, startTestStand, type TestStand } from './test-stand';

let stand: TestStand;
afterEach(() => stand.close());

const FIELDS = {
  date: 'x',
  order_id: '7',
  '10': 'ten',
  order_num: NUMBER,
  sum: '990.00',
  attempt: '5',
};

test('arbitrary fields go out signed, in their order, and the answers come back', async () => {
  stand = await startTestStand();
  const text = `{"bodyType": "urlencoded", "fields": {"z": "1", "10": 5, "a": {"2": true}, "sum": "1"}}`;
  const response = await fetch(`${stand.url}/control/notice`, { method: 'POST', body: text });
  expect(await response.json()).toEqual({
    answers: [{ url: stand.shop.url, attempt: 1, status: 200, body: 'success' }],
  });
  const received = await stand.shop.taken(1);
  expect(received.raw.toString()).toBe('z=1&10=5&a%5B2%5D=1&sum=1');
  expect(await readAsShop(received)).toMatchObject({ ok: true });
});

test('copies go out in parallel, each with its own attempt and Sign', async () => {
  stand = await startTestStand();
  const opened = Promise.withResolvers<void>();
  stand.shop.gate = opened.promise;
  const sending = stand.control('/notice', { fields: FIELDS, count: 3, signWith: 'demo' });
  await stand.shop.taken(3);
  opened.resolve();
  const { answers } = (await (await sending).json()) as { answers: object[] };
  expect(answers).toMatchObject([{ attempt: 5 }, { attempt: 6 }, { attempt: 7 }]);
  const { received } = stand.shop;
  expect(received.map(({ fields }) => fields.get('attempt')).toSorted()).toEqual(['5', '6', '7']);
  expect(new Set(received.map(({ headers }) => headers.sign)).size).toBe(3);
  for (const copy of received) {
    expect(await readAsShop(copy)).toMatchObject({ ok: true, paymentEvent: { demo: true } });
  }
});

test('the cabinet addresses can be replaced, and a reset keeps them', async () => {
  stand = await startTestStand({ webhooks: [] });
  await stand.control('/cabinet', { webhooks: [stand.shop.url] });
  await stand.makeLink();
  await stand.setFaults({ sum: '1.00' });
  expect((await stand.pay()).deliveries).toHaveLength(1);
  await stand.control('/reset', {});
  expect(await stand.payments()).toEqual([]);
  expect((await stand.control('/pay', { orderNumber: NUMBER, outcome: 'success' })).status).toBe(
    404,
  );
  await stand.makeLink();
  await stand.pay();
  expect((await stand.shop.taken(2)).fields.get('sum')).toBe('990.00');
});

test('a reset ends sends under way and their retries', async () => {
  stand = await startTestStand({ retryScale: 0 });
  const opened = Promise.withResolvers<void>();
  stand.shop.gate = opened.promise;
  await stand.makeLink();
  const paying = stand.pay();
  const before = await stand.shop.taken(1);
  await stand.control('/reset', {});
  opened.resolve();
  expect((await paying).deliveries).toMatchObject([{ attempt: 1, error: 'ABORT_ERR' }]);
  await stand.makeLink();
  await stand.pay();
  expect(stand.shop.received).toHaveLength(2);
  expect(stand.shop.received[1]?.fields.get('order_id')).not.toBe(before.fields.get('order_id'));
});

test('only this machine controls the stand', async () => {
  stand = await startTestStand({ host: '0.0.0.0' });
  const { port } = new URL(stand.url);
  const local = `http://127.0.0.1:${port}/control/payments`;
  expect((await fetch(local)).status).toBe(200);
  expect((await fetch(local, { headers: { 'X-Forwarded-For': '203.0.113.1' } })).status).toBe(403);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!outside) return;
  const response = await fetch(`http://${outside.address}:${port}/control/payments`);
  expect(response.status).toBe(403);
});

test.for([
  ['/pay', '{'],
  ['/pay', '{"orderNumber": "1", "outcome": "steal"}'],
  ['/notice', '{"fields": 1}'],
] as const)('%s refuses %s', async ([path, body]) => {
  stand = await startTestStand();
  const response = await fetch(`${stand.url}/control${path}`, { method: 'POST', body });
  expect(response.status).toBe(400);
});
