import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PhpArray } from '@/lib/prodamus/php-array';
import { verify } from '@/lib/prodamus/signature';
import { moscowStamp } from './moscow-time';
import { NUMBER, SECRET, startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const pageOf = async (url: string) => (await fetch(url)).text();
const moscow = (instant: Date) =>
  moscowStamp(instant).replace(/(\d+)-(\d+)-(\d+)T(\d+:\d+).*/, '$3.$2.$1 $4');

test('the page shows product, sum, methods and buttons', async () => {
  const page = await pageOf(await emulator.makeLink());
  expect(page).toContain('Стенд Prodamus: деньги не списываются');
  for (const text of [`Разбор чакр. Заказ № ${NUMBER}`, '990\u00a0₽', 'Карта РФ', 'СБП']) {
    expect(page).toContain(text);
  }
  const buttons = [...page.matchAll(/<button[^>]*>([^<]*)</g)].map(([, name]) => name);
  expect(buttons).toEqual(['Оплатить', 'Отменить', 'Отказ банка']);
});

test('what the shop sent is shown as text, never as markup', async () => {
  const page = await pageOf(await emulator.makeLink({ 'products[0][name]': '<b>"Разбор"</b>' }));
  expect(page).toContain('&lt;b&gt;&quot;Разбор&quot;&lt;/b&gt;');
});

test('a success notifies the shop first and then returns with a signed query', async () => {
  const link = await emulator.makeLink();
  const response = await emulator.press(link, 'pay', { method: 'SBP', outcome: 'success' });
  expect(emulator.shop.received).toHaveLength(1);
  expect(response.status).toBe(303);
  const back = new URL(response.headers.get('location') ?? '');
  const query = [...back.searchParams];
  const [payment] = await emulator.payments();
  expect(back.href).toMatch(
    /^http:\/\/shop\.test\/order\/x\?from=prodamus&_payform_status=success&/,
  );
  expect(query.slice(1, 4)).toEqual([
    ['_payform_status', 'success'],
    ['_payform_id', payment?.paymentId],
    ['_payform_order_id', NUMBER],
  ]);
  const covered: PhpArray = new Map(query.slice(1, 4));
  const signature = back.searchParams.get('_payform_sign') ?? '';
  expect(verify(covered, signature, [{ name: 'page', key: SECRET }])).toBe('page');
  expect(emulator.shop.received[0]?.fields.get('payment_type')).toBe('Оплата через СБП');
});

test.for([
  ['cancel', 'order_canceled'],
  ['deny', 'order_denied'],
] as const)('%s sends %s and returns as it came', async ([outcome, status]) => {
  const link = await emulator.makeLink();
  const response = await emulator.press(link, 'pay', { outcome });
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('http://shop.test/order/x');
  expect(emulator.shop.received[0]?.fields.get('payment_status')).toBe(status);
  expect((await fetch(link)).status).toBe(200);
});

test('without addresses to return to, the emulator shows the result itself', async () => {
  const link = await emulator.makeLink({ urlSuccess: null, paid_content: 'Спасибо за заказ.' });
  const response = await emulator.press(link, 'pay', { outcome: 'success' });
  expect(response.status).toBe(200);
  const page = await response.text();
  expect(page).toContain('Оплата прошла');
  expect(page).toContain('Спасибо за заказ.');
});

test('a buyer whose phone was not sent is asked for it, and it comes back', async () => {
  const link = await emulator.makeLink({ customer_phone: null });
  expect(await pageOf(link)).toContain('name="phone"');
  const tooEarly = await emulator.press(link, 'pay', { outcome: 'success' });
  expect(tooEarly.status).toBe(200);
  expect(await (await emulator.press(link, 'phone', { phone: '12' })).text()).toContain(
    'Проверьте номер',
  );
  const accepted = await emulator.press(link, 'phone', { phone: '8 (900) 123-45-67' });
  expect(accepted.headers.get('location')).toBe(link);
  expect(await pageOf(link)).toContain('Оплатить');
  await emulator.press(link, 'pay', { outcome: 'success' });
  expect(emulator.shop.received[0]?.fields.get('customer_phone')).toBe('+79001234567');
});

test('a link takes no more payments than its limit, even at the same moment', async () => {
  const link = await emulator.makeLink({ payments_limit: '2' });
  const tries = [1, 2, 3, 4].map(() => emulator.press(link, 'pay', { outcome: 'success' }));
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([303, 303, 410, 410]);
  expect(await emulator.payments()).toHaveLength(2);
  expect(await pageOf(link)).toContain('Ссылка уже использована');
  const refused = await emulator.control('/pay', { orderNumber: NUMBER, outcome: 'success' });
  expect(refused.status).toBe(409);
});

test('a link expires at the minute it names, in Moscow time', async () => {
  const hour = 60 * 60 * 1000;
  const fresh = await emulator.makeLink({ link_expired: moscow(new Date(Date.now() + hour)) });
  expect(await pageOf(fresh)).toContain('Оплатить');
  const stale = await emulator.makeLink({ link_expired: moscow(new Date(Date.now() - hour)) });
  expect(await pageOf(stale)).toContain('Срок действия ссылки истёк');
  expect((await emulator.press(stale, 'pay', { outcome: 'success' })).status).toBe(410);
  expect(await emulator.payments()).toHaveLength(0);
});

test('methods are narrowed and preselected as the link asks', async () => {
  const changes = { available_payment_methods: 'SBP|sbol', payment_method: 'SBP' };
  const page = await pageOf(await emulator.makeLink(changes));
  expect(page).not.toContain('Карта РФ');
  expect(page).toContain('value="SBP" checked');
  expect(await pageOf(await emulator.makeLink({ available_payment_methods: 'tpay' }))).toContain(
    'Карта РФ',
  );
});

test('an unknown link is not found', async () => {
  expect((await fetch(`${emulator.url}/abcde/`)).status).toBe(404);
});
