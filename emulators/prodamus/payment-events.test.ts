import { afterEach, expect, test } from 'vitest';
import { parseBody } from '@/lib/prodamus/body';
import type { PhpArray } from '@/lib/prodamus/php-array';
import { RETRY_TABLE } from './events/deliver';
import { BODY_TYPES, encodeBody } from './events/encode-body';
import { NUMBER, readAsShop, startTestEmulator, type TestEmulator } from './test-emulator';
import { startShop } from './test-shop';

let emulator: TestEmulator;
afterEach(() => emulator.close());

test('a payment event has the fields of live ones, in their order', async () => {
  emulator = await startTestEmulator();
  await emulator.makeLink({
    customer_email: 'a@example.com',
    customer_extra: `Заказ № ${NUMBER}`,
    payments_limit: '1',
    link_expired: '31.12.2099 23:59',
    _param_order: 'sealed',
    utm_source: 'tg',
    demo_mode: '1',
    sys: 'shop',
  });
  const { payment } = await emulator.pay();
  const { fields, headers } = await emulator.shop.taken(1);
  expect([...fields.keys()]).toEqual(
    `date order_id order_num domain sum currency customer_phone customer_email customer_extra
    payment_type commission commission_sum attempt sys link_expired _param_order utm_source
    demo_mode products maskedPan payment_status payment_status_description payment_init`.split(
      /\s+/,
    ),
  );
  expect(Object.fromEntries(fields)).toMatchObject({
    date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/),
    order_id: payment.paymentId,
    order_num: NUMBER,
    sum: '990.00',
    currency: 'rub',
    commission_sum: '34.65',
    attempt: '1',
    payment_status: 'success',
    payment_status_description: 'Успешная оплата',
  });
  const line = [...(fields.get('products') as PhpArray).values()][0] as PhpArray;
  expect([...line.keys()]).toEqual(['name', 'price', 'quantity', 'sum']);
  expect(payment.paymentId).toMatch(/^\d{8}$/);
  expect(headers['user-agent']).toBe('curl');
  expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
});

test.for(BODY_TYPES)('the shop accepts a payment event as %s', async (bodyType) => {
  emulator = await startTestEmulator();
  await emulator.setFaults({ bodyType });
  await emulator.makeLink({ customer_extra: 'a/b & "c" + \\d' });
  const { payment } = await emulator.pay();
  const received = await emulator.shop.taken(1);
  expect(received.headers['content-type']).toContain(bodyType);
  expect(await readAsShop(received)).toMatchObject({
    ok: true,
    paymentEvent: {
      orderNumber: NUMBER,
      paymentId: payment.paymentId,
      status: 'paid',
      amount: 99000,
      demo: false,
    },
  });
});

test.for(BODY_TYPES)('nothing is lost or reordered on the way as %s', async (type) => {
  emulator = await startTestEmulator();
  const fields: PhpArray = new Map<string, string | PhpArray>([
    ['b', 'строка\r\nи "кавычки" \\ & + % \u2028 🙂'],
    ['10', 'число'],
    ['a"\\', ''],
    [
      'products',
      new Map([
        ['2', new Map([['name', '&quot;A&quot;']])],
        ['0', new Map([['name', 'B']])],
      ]),
    ],
  ]);
  const { body, contentType } = encodeBody(fields, type);
  const read = await parseBody(body, contentType);
  expect(read).toEqual({ ok: true, fields });
  expect(read.ok && [...read.fields.keys()]).toEqual([...fields.keys()]);
});

test('callbackType=json makes JSON payment events', async () => {
  emulator = await startTestEmulator();
  await emulator.makeLink({ callbackType: 'json' });
  await emulator.pay();
  expect((await emulator.shop.taken(1)).headers['content-type']).toBe('application/json');
});

test('until a 200 every retry has a new attempt and a new Sign', async () => {
  emulator = await startTestEmulator({ retryScale: 1 });
  emulator.shop.answers.push({ status: 500 }, { status: 202 }, { status: 200 });
  await emulator.makeLink();
  const { deliveries } = await emulator.pay();
  expect(deliveries).toMatchObject([{ attempt: 1, status: 500, answer: 'error' }]);
  await emulator.shop.taken(3);
  await emulator.control('/resend', { orderNumber: NUMBER });
  const { received } = emulator.shop;
  expect(received.map(({ fields }) => fields.get('attempt'))).toEqual(['1', '2', '3', '4']);
  expect(new Set(received.map(({ headers }) => headers.sign)).size).toBe(4);
  expect(new Set(received.map(({ fields }) => fields.get('order_id'))).size).toBe(1);
  for (const paymentEvent of received)
    expect(await readAsShop(paymentEvent)).toMatchObject({ ok: true });
});

test('the retry table is the documented one and ends', async () => {
  expect(RETRY_TABLE).toHaveLength(23);
  expect(RETRY_TABLE.reduce((sum, minutes) => sum + minutes)).toBe(68 * 60 + 18);
  emulator = await startTestEmulator({ retryScale: 0 });
  emulator.shop.lastly = { status: 500 };
  await emulator.makeLink();
  await emulator.pay();
  await emulator.shop.taken(24);
  await emulator.control('/resend', { orderNumber: NUMBER });
  expect(emulator.shop.received.map(({ fields }) => Number(fields.get('attempt')))).toHaveLength(
    25,
  );
});

test('a retry never comes sooner than its row, scaled', async () => {
  emulator = await startTestEmulator({ retryScale: 20 });
  emulator.shop.answers.push(...Array.from({ length: 4 }, () => ({ status: 500 })));
  await emulator.makeLink();
  await emulator.pay();
  await emulator.shop.taken(5);
  await emulator.control('/resend', { orderNumber: NUMBER });
  const [payment] = await emulator.payments();
  const sends = payment?.deliveries.toSorted((a, b) => a.attempt - b.attempt) ?? [];
  const times = sends.map(({ at }) => Date.parse(at));
  const gaps = times.slice(1, 5).map((time, index) => time - (times[index] ?? 0));
  for (const [index, minutes] of [1, 1, 1, 5].entries()) {
    expect(gaps[index]).toBeGreaterThanOrEqual(minutes * 20 - 3);
  }
});

test('a redirect of the shop is not followed, and is a failure', async () => {
  emulator = await startTestEmulator({ retryScale: 1 });
  emulator.shop.answers.push({ status: 301, headers: { Location: '/elsewhere' } });
  await emulator.makeLink();
  const { deliveries } = await emulator.pay();
  expect(deliveries).toMatchObject([{ status: 301 }]);
  await emulator.shop.taken(2);
  expect(emulator.shop.received.map(({ path }) => path)).toEqual(['/hook', '/hook']);
});

test('urlNotification is honoured only together with sys', async () => {
  emulator = await startTestEmulator();
  const other = await startShop();
  await emulator.makeLink({ urlNotification: other.url });
  expect((await emulator.pay()).deliveries.map(({ url }) => url)).toEqual([emulator.shop.url]);
  await emulator.makeLink({ urlNotification: other.url, sys: 'shop' });
  expect((await emulator.pay()).deliveries.map(({ url }) => url)).toEqual([
    emulator.shop.url,
    other.url,
  ]);
  expect(other.received).toHaveLength(1);
  await other.close();
});

test('a receiver that cannot be reached is logged and retried', async () => {
  emulator = await startTestEmulator({ webhooks: ['http://127.0.0.1:1/'] });
  await emulator.makeLink();
  expect((await emulator.pay()).deliveries).toMatchObject([{ attempt: 1, error: 'ECONNREFUSED' }]);
});

test('a refund tells of the earlier payment, and a resend repeats everything', async () => {
  emulator = await startTestEmulator();
  await emulator.makeLink();
  const paid = await emulator.pay();
  const refunded = await emulator.pay('refund');
  expect(refunded.payment.paymentId).toBe(paid.payment.paymentId);
  expect(refunded.deliveries).toMatchObject([{ event: 'refund', status: 200 }]);
  await emulator.control('/resend', { orderNumber: NUMBER });
  const [payment] = await emulator.payments();
  const sent = emulator.shop.received.map(({ fields }) => [
    fields.get('payment_status'),
    fields.get('attempt'),
  ]);
  expect(sent).toEqual([
    ['success', '1'],
    ['refund', '1'],
    ['success', '2'],
    ['refund', '2'],
  ]);
  expect(payment?.deliveries).toHaveLength(4);
  const nothingLeft = await emulator.control('/pay', { orderNumber: NUMBER, outcome: 'refund' });
  expect(nothingLeft.status).toBe(409);
});
