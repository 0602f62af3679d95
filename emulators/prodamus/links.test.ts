import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkFromAnswer } from '@/lib/prodamus/link-answer';
import { phpArrayFromPairs, urlencodedPairs } from '@/lib/prodamus/php-form';
import { sign } from '@/lib/prodamus/signature';
import { linkForm, NUMBER, SECRET, startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startTestEmulator();
});
afterAll(() => emulator.close());

const WRONG_SIGNATURE = 'Ошибка подписи передаваемых данных. Оплата отменена.';
const codeUrl = () => new RegExp(`^${emulator.url}/[A-Za-z0-9]{5,7}/$`);

function signed(changes: Record<string, string>, key: string): Record<string, string> {
  const fields = phpArrayFromPairs(urlencodedPairs(linkForm(changes).toString()));
  return { ...changes, signature: sign(fields, key) };
}

test('do=link answers with the bare URL under the headers of the live service', async () => {
  const response = await emulator.ask();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=WINDOWS-1251');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toMatch(codeUrl());
});

test('a link can be asked for by query, by multipart and by urlencoded body', async () => {
  const form = new FormData();
  for (const [name, value] of linkForm()) form.set(name, value);
  const byMultipart = await fetch(emulator.url, { method: 'POST', body: form });
  const byQuery = await fetch(`${emulator.url}/?${linkForm()}`);
  expect(await byMultipart.text()).toMatch(codeUrl());
  expect(await byQuery.text()).toMatch(codeUrl());
  const links = (await (await emulator.control(`/links?orderNumber=${NUMBER}`)).json()) as object[];
  for (const link of links.slice(-2)) {
    const fields = { products: [{ name: `Разбор чакр. Заказ № ${NUMBER}` }] };
    expect(link).toMatchObject({ sum: '990.00', phone: '+79001234567', fields });
  }
});

test.for([
  ['text', {}, (url: string) => url],
  ['payment_link', { linkAnswer: 'json' }, (url: string) => JSON.stringify({ payment_link: url })],
  ['url', { linkAnswer: 'json-url' }, (url: string) => JSON.stringify({ url })],
  ['link', { linkAnswer: 'json-link' }, (url: string) => JSON.stringify({ link: url })],
] as const)('the shop reads the answer as %s', async ([, faults, shape]) => {
  await emulator.setFaults({ reset: true, ...faults });
  const answer = await emulator.makeLink();
  await emulator.setFaults({ reset: true });
  const url = linkFromAnswer(answer, new URL(emulator.url));
  expect(url).toMatch(codeUrl());
  expect(answer).toBe(shape(url ?? ''));
});

test('type=json answers with payment_link', async () => {
  const answer = JSON.parse(await emulator.makeLink({ type: 'json' })) as { payment_link: string };
  expect(answer.payment_link).toMatch(codeUrl());
});

test.for([
  [
    'no products',
    { 'products[0][name]': null, 'products[0][price]': null, 'products[0][quantity]': null },
  ],
  ['no name', { 'products[0][name]': '' }],
  ['no price', { 'products[0][price]': null }],
  ['a fractional quantity', { 'products[0][quantity]': '1.5' }],
  ['an unreadable expiry', { link_expired: '31.02.2030 10:00' }],
  ['an unknown action', { do: 'invoice' }],
] as const)('%s: words instead of a link', async ([, changes]) => {
  const response = await emulator.ask(changes);
  const answer = await response.text();
  expect(response.status).toBe(200);
  expect(answer).toMatch(/[а-я]/);
  expect(linkFromAnswer(answer, new URL(emulator.url))).toBeNull();
});

test('a signature is not asked for, but one that was sent must be right', async () => {
  const changes = { customer_extra: 'a/b "c"', 'products[2][name]': 'Подарок' };
  const whole = { ...changes, 'products[2][price]': '0', 'products[2][quantity]': '1' };
  expect(await emulator.makeLink(signed(whole, SECRET))).toMatch(codeUrl());
  expect(await emulator.makeLink(signed(whole, 'another key'))).toBe(WRONG_SIGNATURE);
});

test('do=pay leads to the page of the link, unless its signature is wrong', async () => {
  const right = await emulator.ask(signed({ do: 'pay' }, SECRET));
  expect(right.status).toBe(302);
  expect(right.headers.get('location')).toMatch(codeUrl());
  const wrong = await emulator.ask(signed({ do: 'pay' }, 'another key'));
  expect(wrong.headers.get('location')).toBeNull();
  expect(await wrong.text()).toBe(WRONG_SIGNATURE);
});

test('the bare root is the static form', async () => {
  expect(await (await fetch(emulator.url)).text()).toContain('статическая форма');
});
