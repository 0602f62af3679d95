import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkFromAnswer } from '@/lib/prodamus/link-answer';
import type { PhpArray } from '@/lib/prodamus/php-array';
import { NUMBER, readAsShop, startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

async function paymentEventWith(faults: Record<string, unknown>) {
  await emulator.makeLink();
  await emulator.setFaults(faults);
  await emulator.pay();
  const received = await emulator.shop.taken(1);
  return { received, read: await readAsShop(received, 'service-key') };
}

test.for([
  [{ sum: '1.00' }, { amountText: '1.00' }],
  [{ currency: 'usd' }, { currency: 'usd' }],
  [{ currency: '' }, { currency: '' }],
  [{ orderNum: '777' }, { orderNumber: '777' }],
  [{ orderIdZero: true }, { paymentId: '0' }],
  [{ status: 'неуспешно' }, { status: 'unknown', statusText: 'неуспешно' }],
  [{ status: 'success ' }, { status: 'unknown', statusText: 'success ' }],
  [{ noStatus: true }, { status: 'unknown', statusText: '' }],
  [{ signHeader: 'prefixed' }, { demo: false, status: 'paid' }],
  [{ signHeader: 'uppercase' }, { demo: false, status: 'paid' }],
  [{ demoMode: true }, { demo: true, status: 'paid' }],
  [{ isTest: true }, { demo: true, status: 'paid' }],
  [{ signWith: 'demo' }, { demo: true, status: 'paid' }],
  [
    { signWith: 'service', serviceKey: 'service-key' },
    { demo: false, status: 'paid' },
  ],
] as const)('%j is what the shop reads', async ([faults, paymentEvent]) => {
  expect((await paymentEventWith(faults)).read).toMatchObject({ ok: true, paymentEvent });
});

test.for([
  [{ signWith: 'wrong' }, 'wrong_signature'],
  [{ signWith: 'service', serviceKey: 'unknown' }, 'wrong_signature'],
  [{ signWith: 'none' }, 'no_signature'],
] as const)('%j is rejected by the shop', async ([faults, rejection]) => {
  expect((await paymentEventWith(faults)).read).toEqual({ ok: false, rejection });
});

test.for([
  ['gap', ['0', '2']],
  ['from1', ['1']],
] as const)('gappedProducts %s is signed as PHP would', async ([gappedProducts, indices]) => {
  const { received, read } = await paymentEventWith({ gappedProducts });
  expect([...(received.fields.get('products') as PhpArray).keys()]).toEqual(indices);
  expect(read).toMatchObject({ ok: true });
});

test('quotes and marks stand where live payment events have them', async () => {
  const { received, read } = await paymentEventWith({ quotes: true, demoMode: true, isTest: true });
  const line = (received.fields.get('products') as PhpArray).get('0') as PhpArray;
  expect(line.get('name')).toBe(`&quot;Разбор чакр. Заказ № ${NUMBER}&quot;`);
  const keys = [...received.fields.keys()];
  expect(keys.slice(keys.indexOf('attempt') + 1, keys.indexOf('products') + 1)).toEqual([
    'demo_mode',
    'is_test',
    'products',
  ]);
  expect(read).toMatchObject({ ok: true });
});

test('duplicates arrive together, each with its own attempt and Sign', async () => {
  const opened = Promise.withResolvers<void>();
  emulator.shop.gate = opened.promise;
  await emulator.makeLink();
  await emulator.setFaults({ duplicates: 3 });
  const paying = emulator.pay();
  await emulator.shop.taken(4);
  opened.resolve();
  const { deliveries } = await paying;
  expect(deliveries.map(({ attempt }) => attempt).toSorted()).toEqual([1, 2, 3, 4]);
  expect(new Set(deliveries.map(({ sign }) => sign)).size).toBe(4);
});

test('noWebhook keeps silent until the manual resend', async () => {
  await emulator.makeLink();
  await emulator.setFaults({ noWebhook: true });
  expect(await emulator.pay()).toMatchObject({ payment: { status: 'success' }, deliveries: [] });
  expect(emulator.shop.received).toHaveLength(0);
  await emulator.control('/resend', { orderNumber: NUMBER });
  expect(await readAsShop(await emulator.shop.taken(1))).toMatchObject({ ok: true });
});

test('payment events that were held back go out newest first, when asked to', async () => {
  await emulator.makeLink();
  await emulator.setFaults({ noWebhook: true });
  for (const outcome of ['cancel', 'success', 'refund']) await emulator.pay(outcome);
  const sent = async (from: number) => {
    await emulator.shop.taken(from + 3);
    return emulator.shop.received.slice(from).map(({ fields }) => fields.get('payment_status'));
  };
  await emulator.control('/resend', { orderNumber: NUMBER, newestFirst: true });
  expect(await sent(0)).toEqual(['refund', 'success', 'order_canceled']);
  await emulator.control('/resend', { orderNumber: NUMBER });
  expect(await sent(3)).toEqual(['order_canceled', 'success', 'refund']);
});

test.for([
  ['prefixed', /^Sign: [0-9a-f]{64}$/],
  ['uppercase', /^[0-9A-F]{64}$/],
] as const)('signHeader %s changes the header alone', async ([signHeader, form]) => {
  const { received } = await paymentEventWith({ signHeader });
  expect(received.headers.sign).toMatch(form);
});

test('loseAnswer: the shop has the payment event, and it is sent again', async () => {
  await emulator.close();
  emulator = await startTestEmulator({ retryScale: 1 });
  await emulator.makeLink();
  await emulator.setFaults({ loseAnswer: true });
  expect((await emulator.pay()).deliveries).toMatchObject([{ attempt: 1, error: 'answer lost' }]);
  await emulator.setFaults({ loseAnswer: null });
  await emulator.shop.taken(2);
  const ids = emulator.shop.received.map(({ fields }) => fields.get('order_id'));
  expect(new Set(ids).size).toBe(1);
});

test('webhookDelayMs holds the first send back', async () => {
  const link = await emulator.makeLink();
  await emulator.setFaults({ webhookDelayMs: 120 });
  const start = performance.now();
  await emulator.press(link, 'pay', { outcome: 'success' });
  expect(performance.now() - start).toBeGreaterThanOrEqual(117);
  expect(emulator.shop.received).toHaveLength(1);
});

test('linkDelayMs holds the answer back', async () => {
  await emulator.setFaults({ linkDelayMs: 120 });
  const start = performance.now();
  await emulator.makeLink();
  expect(performance.now() - start).toBeGreaterThanOrEqual(117);
});

test.for([
  ['none', 200, /^[А-Я][^:]*$/],
  ['static', 200, /^http:\/\/127\.0\.0\.1:\d+\/$/],
  ['foreign', 200, /^https:\/\/pay\.example\.com\/\w+\/$/],
  ['redirect', 302, /^$/],
] as const)('linkAnswer %s is no link', async ([linkAnswer, status, body]) => {
  await emulator.setFaults({ linkAnswer });
  const response = await emulator.ask();
  const answer = await response.text();
  expect(response.status).toBe(status);
  expect(answer).toMatch(body);
  expect(linkFromAnswer(answer, new URL(emulator.url))).toBeNull();
});

test('down: refused, out of service or silent, while the control API works', async () => {
  await emulator.setFaults({ down: 'refuse' });
  await expect(emulator.ask()).rejects.toThrow('fetch failed');
  await emulator.setFaults({ down: '503' });
  expect((await emulator.ask()).status).toBe(503);
  await emulator.setFaults({ down: 'hang' });
  const abandoned = new AbortController();
  const hanging = fetch(emulator.url, { signal: abandoned.signal }).then(
    () => 'answered',
    () => 'never answered',
  );
  await emulator.control('/payments');
  await emulator.setFaults({ down: null });
  expect((await emulator.ask()).status).toBe(200);
  abandoned.abort();
  expect(await hanging).toBe('never answered');
});

test('faults merge, are taken back one by one or all, and unknown ones are refused', async () => {
  const set = async (change: object) => (await emulator.control('/faults', change)).json();
  expect(await set({ sum: '1.00', quotes: true })).toEqual({ sum: '1.00', quotes: true });
  expect(await set({ sum: null, status: 'x' })).toEqual({ quotes: true, status: 'x' });
  expect(await set({ reset: true })).toEqual({});
  expect((await emulator.control('/faults', { summ: '1' })).status).toBe(400);
  expect((await emulator.control('/faults', { signWith: 'service' })).status).toBe(400);
});

test('a fault that was taken back does not touch a resend', async () => {
  await paymentEventWith({ signWith: 'wrong', sum: '1.00' });
  await emulator.setFaults({ reset: true });
  await emulator.control('/resend', { orderNumber: NUMBER });
  const paymentEvent = { amountText: '990.00' };
  expect(await readAsShop(await emulator.shop.taken(2))).toMatchObject({ ok: true, paymentEvent });
});
