import { networkInterfaces } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { NUMBER, readAsShop, startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
afterEach(() => emulator.close());

const FIELDS = {
  date: 'x',
  order_id: '7',
  '10': 'ten',
  order_num: NUMBER,
  sum: '990.00',
  attempt: '5',
};

test('arbitrary fields go out signed, in their order, and the answers come back', async () => {
  emulator = await startTestEmulator();
  const text = `{"bodyType": "urlencoded", "fields": {"z": "1", "10": 5, "a": {"2": true}, "sum": "1"}}`;
  const response = await fetch(`${emulator.url}/control/payment-event`, {
    method: 'POST',
    body: text,
  });
  expect(await response.json()).toEqual({
    answers: [{ url: emulator.shop.url, attempt: 1, status: 200, body: 'success' }],
  });
  const received = await emulator.shop.taken(1);
  expect(received.raw.toString()).toBe('z=1&10=5&a%5B2%5D=1&sum=1');
  expect(await readAsShop(received)).toMatchObject({ ok: true });
});

test('copies go out in parallel, each with its own attempt and Sign', async () => {
  emulator = await startTestEmulator();
  const opened = Promise.withResolvers<void>();
  emulator.shop.gate = opened.promise;
  const sending = emulator.control('/payment-event', {
    fields: FIELDS,
    count: 3,
    signWith: 'demo',
  });
  await emulator.shop.taken(3);
  opened.resolve();
  const { answers } = (await (await sending).json()) as { answers: object[] };
  expect(answers).toMatchObject([{ attempt: 5 }, { attempt: 6 }, { attempt: 7 }]);
  const { received } = emulator.shop;
  expect(received.map(({ fields }) => fields.get('attempt')).toSorted()).toEqual(['5', '6', '7']);
  expect(new Set(received.map(({ headers }) => headers.sign)).size).toBe(3);
  for (const copy of received) {
    expect(await readAsShop(copy)).toMatchObject({ ok: true, paymentEvent: { demo: true } });
  }
});

test('the cabinet addresses can be replaced, and a reset keeps them', async () => {
  emulator = await startTestEmulator({ webhooks: [] });
  await emulator.control('/cabinet', { webhooks: [emulator.shop.url] });
  await emulator.makeLink();
  await emulator.setFaults({ sum: '1.00' });
  expect((await emulator.pay()).deliveries).toHaveLength(1);
  await emulator.control('/reset', {});
  expect(await emulator.payments()).toEqual([]);
  expect((await emulator.control('/pay', { orderNumber: NUMBER, outcome: 'success' })).status).toBe(
    404,
  );
  await emulator.makeLink();
  await emulator.pay();
  expect((await emulator.shop.taken(2)).fields.get('sum')).toBe('990.00');
});

test('a reset ends sends in flight and their retries', async () => {
  emulator = await startTestEmulator({ retryScale: 0 });
  const opened = Promise.withResolvers<void>();
  emulator.shop.gate = opened.promise;
  await emulator.makeLink();
  const paying = emulator.pay();
  const before = await emulator.shop.taken(1);
  await emulator.control('/reset', {});
  opened.resolve();
  expect((await paying).deliveries).toMatchObject([{ attempt: 1, error: 'ABORT_ERR' }]);
  await emulator.makeLink();
  await emulator.pay();
  expect(emulator.shop.received).toHaveLength(2);
  expect(emulator.shop.received[1]?.fields.get('order_id')).not.toBe(before.fields.get('order_id'));
});

test('only this machine controls the emulator', async () => {
  emulator = await startTestEmulator({ host: '0.0.0.0' });
  const { port } = new URL(emulator.url);
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
  ['/payment-event', '{"fields": 1}'],
] as const)('%s refuses %s', async ([path, body]) => {
  emulator = await startTestEmulator();
  const response = await fetch(`${emulator.url}/control${path}`, { method: 'POST', body });
  expect(response.status).toBe(400);
});
