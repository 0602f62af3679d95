import { expect, it } from 'vitest';
import { kopecks } from '../money';
import type { anOrder } from '../orders/fixtures/an-order';
import { messageByHand, orderByHand } from './message-by-hand';

const URL_OF_READING = 'https://shop.example/reading/abc';
const names = (contacts: Parameters<typeof messageByHand>[0]) =>
  messageByHand(contacts, URL_OF_READING).links.map(({ name }) => name);

it('the message says whose map is ready and has the link of the reading', () => {
  const contacts = { name: 'Анна', email: null, phone: '+79123456789' };
  const { text, links } = messageByHand(contacts, URL_OF_READING);

  expect(text).toMatch(
    /^Здравствуйте\. Карта чакр готова: Анна\. .*https:\/\/shop\.example\/reading\/abc\n/,
  );
  expect(links.map(({ url }) => decodeURIComponent(url))).toEqual([
    `https://wa.me/79123456789?text=${text}`,
    `https://t.me/share/url?url=${URL_OF_READING}&text=Здравствуйте. Карта чакр готова: Анна.`,
    `sms:+79123456789?body=${text}`,
  ]);
});

it('only the ways there are to the buyer are offered', () => {
  expect(names({ name: null, email: 'anna@example.ru', phone: null })).toEqual([
    'Telegram',
    'Письмо',
  ]);
  expect(names({ name: null, email: null, phone: null })).toEqual(['Telegram']);
});

it('the message of an order that the seller has placed has number, sum and link, and no birth date', () => {
  const contacts = { name: 'Анна', email: null, phone: '+79123456789' };
  const number = '1234567897' as ReturnType<typeof anOrder>['number'];
  const url = 'https://shop.example/order/abc';
  const { text, links } = orderByHand({ ...contacts, number, amount: kopecks(99_000) }, url);

  expect(text.replaceAll('\u00a0', ' ')).toMatch(
    /^Здравствуйте\. Ваш заказ № 1234 567 897 на карту чакр, 990 ₽: https:\/\/shop\.example\/order\/abc\n/,
  );
  expect(links.map(({ name }) => name)).toEqual(['WhatsApp', 'Telegram', 'SMS']);
});
