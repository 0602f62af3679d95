import { expect, it } from 'vitest';
import type { BirthDate } from '../chakras/birth-date';
import { makeReading } from '../chakras/reading';
import { anOrder } from '../orders/fixtures/an-order';
import { formatOrderNumber } from '../orders/number';
import { orderLetter, readingLetter } from './letters';

const SELLER = { name: 'Анна Светлова', contacts: 'anna@example.ru' };
const URL = 'https://shop.example/order/abc_-123';
const order = anOrder({
  contacts: { name: '<b>Анна & Ко</b>', email: 'anna@example.ru', phone: null },
  birthDate: '1988-11-03' as BirthDate,
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('the letter of a new order tells number, sum and the way back, in both forms', () => {
  const { subject, text, html } = orderLetter(order, URL, SELLER);
  const number = plain(formatOrderNumber(order.number));

  expect(subject).toBe(`Заказ № ${number} на 990 ₽`);
  for (const form of [text, plain(html)]) {
    for (const told of [number, '990 ₽', URL, SELLER.name]) expect(form).toContain(told);
    expect(form).not.toContain('1988');
  }
});

it('the letter with the reading tells what stands out and where the rest is', () => {
  const reading = makeReading(order.birthDate);
  const { text } = readingLetter(order, reading, 'https://shop.example/reading/abc', SELLER);

  expect(text).toContain('Тема месяца: растить.');
  expect(plain(text)).toContain('Императрица стоит в этой карте пять раз.');
  expect(plain(text)).toContain('Шаг этой недели. ');
  expect(plain(text)).toContain('В делах: 16 — Башня, правда и перестройка');
  expect(text).toContain('некоторые звучат грозно');
  expect(text).toContain('https://shop.example/reading/abc');
  expect(text).toContain('не медицинская диагностика');
});

it.each([
  'вам начислена выплата 48 900 р. Получить: https://evil.example/pay',
  'Анна',
  '<b>Анна & Ко</b>',
])('a letter before payment holds nothing that was typed, such as the name %j', (name) => {
  const typed = { ...order, contacts: { ...order.contacts, name } };
  const nameless = { ...order, contacts: { ...order.contacts, name: null } };

  expect(orderLetter(typed, URL, SELLER)).toEqual(orderLetter(nameless, URL, SELLER));
});

it('the letter names whose map it is, greets nobody by it, and takes nothing but letters', () => {
  const reading = makeReading(order.birthDate);
  const letterFor = (name: string) =>
    readingLetter({ ...order, contacts: { ...order.contacts, name } }, reading, URL, SELLER);
  const textTo = (name: string) => letterFor(name).text;

  expect(letterFor('Маша').subject).toBe('Карта чакр готова: Маша');
  expect(textTo('Анна-Мария О’Хара')).toMatch(
    /^Здравствуйте\. Карта чакр готова: Анна-Мария О’Хара\. Заказ № /,
  );
  for (const unmatched of [
    '<b>Анна & Ко</b>',
    'evil.example',
    'Позвоните 88005553535',
    'Анна @evil',
  ]) {
    expect(textTo(unmatched)).toMatch(/^Здравствуйте\. Карта чакр готова\. /);
  }
});

it('a letter without a seller or a name has no gaps', () => {
  const nameless = { ...order, contacts: { ...order.contacts, name: null } };
  const { text } = orderLetter(nameless, URL, { name: '', contacts: '' });

  expect(text).toMatch(/^Здравствуйте\. /);
  expect(text).not.toMatch(/\n{3}|undefined|null/);
});
