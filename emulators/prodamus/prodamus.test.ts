import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Program, startProgram } from '@/e2e/world/program';
import { parseBody } from '@/lib/prodamus/body';
import type { PhpArray } from '@/lib/prodamus/php-array';
import { signingKeys, verify } from '@/lib/prodamus/signature';
import { readPaymentEvent } from '@/lib/prodamus/webhook';
import { RETRY_TABLE } from './events/deliver';
import { BODY_TYPES, encodeBody } from './events/encode-body';
import { type Received, startShop } from './test-shop';

const SECRET = 'test_secret_key';
const NUMBER = '1234567897';
const LINK = {
  do: 'link',
  order_id: NUMBER,
  'products[0][name]': '<b>Разбор</b>',
  'products[0][price]': '990.00',
  'products[0][quantity]': '1',
  customer_email: 'a@example.com',
  customer_extra: `Заказ № ${NUMBER}`,
  payments_limit: '1',
  link_expired: '31.12.2099 23:59',
  _param_order: 'sealed',
  demo_mode: '1',
  sys: 'shop',
  urlSuccess: 'http://shop.test/order/x?from=prodamus',
};

function run(...flags: string[]): Program {
  const program = startProgram(['--import', 'tsx', 'emulators/prodamus/main.ts', ...flags], {});
  onTestFinished(async () => {
    await program.stop();
  });
  return program;
}

async function started(program: Program): Promise<{ url: string; control: string }> {
  await program.says('"control"');
  return JSON.parse(program.output());
}

const post = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

function readAsShop({ raw, headers }: Received) {
  const contentType = headers['content-type'] ?? '';
  return readPaymentEvent({ raw, contentType, sign: `${headers.sign}` }, signingKeys(SECRET, null));
}

test('a buyer pays, the shop hears of it, and again after a failure and a restart', async () => {
  const shop = await startShop();
  const folder = mkdtempSync(join(tmpdir(), 'prodamus-'));
  onTestFinished(async () => {
    rmSync(folder, { recursive: true });
    await shop.close();
  });
  shop.answers.push({ status: 500 });
  const state = join(folder, 'deep', 'state.json');
  const flags = ['--secret', SECRET, '--webhook', shop.url, '--state', state];
  const first = run(...flags);
  const { url, control } = await started(first);
  const faults = async (change: object) =>
    (await fetch(`${control}/faults`, { method: 'POST', body: JSON.stringify(change) })).status;
  expect(await (await fetch(url)).text()).toContain('статическая форма');
  expect(await faults({ linkAnswer: 'static' })).toBe(200);
  expect(await (await post(url, LINK)).text()).toBe(`${url}/`);
  expect(await faults({ reset: true })).toBe(200);
  expect(await faults({ unknown: true })).toBe(400);
  expect(await (await post(url, { ...LINK, signature: 'f'.repeat(64) })).text()).toContain(
    'Ошибка подписи',
  );

  const asked = await post(url, LINK);
  expect(asked.headers.get('content-type')).toBe('text/html; charset=WINDOWS-1251');
  expect(asked.headers.get('cache-control')).toBe('no-store');
  const link = await asked.text();
  expect(link).toMatch(new RegExp(`^${url}/[A-Za-z0-9]{5,7}/$`));
  const page = await (await fetch(link.slice(0, -1))).text();
  expect(page).toContain('&lt;b&gt;Разбор&lt;/b&gt;');
  expect(page).toContain('name="phone"');
  expect(await (await post(`${link}phone`, { phone: '12' })).text()).toContain('Проверьте номер');
  await post(`${link}phone`, { phone: '8 (900) 123-45-67' });
  expect(await (await fetch(link)).text()).toContain('990\u00a0₽');

  const paid = await post(`${link}pay`, { method: 'SBP', outcome: 'success' });
  expect([paid.status, shop.received.length]).toEqual([303, 1]);
  const back = new URL(paid.headers.get('location') ?? '').searchParams;
  const signature = back.get('_payform_sign') ?? '';
  back.delete('_payform_sign');
  back.delete('from');
  expect(verify(new Map(back), signature, [{ name: 'page', key: SECRET }])).toBe('page');
  expect((await post(`${link}pay`, { outcome: 'success' })).status).toBe(410);
  expect(await first.stop()).toBe(0);

  await started(run(...flags, '--port', new URL(url).port, '--retry-scale', '0'));
  const again = await shop.taken(2);
  expect(again.fields.get('attempt')).toBe('2');
  expect(again.headers.sign).not.toBe(shop.received[0]?.headers.sign);
  expect(await readAsShop(again)).toMatchObject({
    ok: true,
    paymentEvent: { orderNumber: NUMBER, status: 'paid', amount: 99_000, demo: true },
  });
  expect([...again.fields.keys()]).toEqual(
    `date order_id order_num domain sum currency customer_phone customer_email customer_extra
    payment_type commission commission_sum attempt sys link_expired _param_order demo_mode
    products payment_status payment_status_description payment_init`.split(/\s+/),
  );
  const proxied = await fetch(`${control}/payments`, { headers: { 'X-Forwarded-For': '1.2.3.4' } });
  expect(proxied.status).toBe(403);
});

test('a wrong flag ends the process with 2', async () => {
  expect(await run('--secret', SECRET, '--webhook', 'shop').ended()).toBe(2);
});

test('the retry table is the documented one', () => {
  expect(RETRY_TABLE).toHaveLength(23);
  expect(RETRY_TABLE.reduce((sum, minutes) => sum + minutes)).toBe(68 * 60 + 18);
});

test.for(BODY_TYPES)('nothing is lost or reordered on the way as %s', async (type) => {
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
