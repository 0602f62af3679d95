import { expect, it } from 'vitest';
import {
  mailLink,
  phoneLink,
  smsLink,
  telegramLink,
  telegramShareLink,
  whatsappLink,
} from './contact-links';

const PHONE = '+79123456789';

it('an e-mail opens a letter, with its text if there is one', () => {
  expect(mailLink('anna@example.ru')).toBe('mailto:anna@example.ru');
  expect(mailLink('anna@example.ru', { subject: 'Карта', body: 'a & b' })).toBe(
    'mailto:anna@example.ru?subject=%D0%9A%D0%B0%D1%80%D1%82%D0%B0&body=a%20%26%20b',
  );
});

it('what a mail program would read otherwise is written so that it does not', () => {
  expect(mailLink('a?cc=b@example.ru')).toBe('mailto:a%3Fcc%3Db@example.ru');
  expect(mailLink('a@b,ru')).toBeNull();
});

it('a phone opens a call, a text message and a chat', () => {
  expect(phoneLink(PHONE)).toBe('tel:+79123456789');
  expect(smsLink(PHONE, 'a & b')).toBe('sms:+79123456789?body=a%20%26%20b');
  expect(whatsappLink(PHONE)).toBe('https://wa.me/79123456789');
  expect(whatsappLink(PHONE, 'a & b')).toBe('https://wa.me/79123456789?text=a%20%26%20b');
  expect(telegramLink(PHONE)).toBe('https://t.me/+79123456789');
});

it('a link is shared at Telegram with the text before it', () => {
  expect(telegramShareLink('https://shop.example/reading/a', 'a b')).toBe(
    'https://t.me/share/url?url=https%3A%2F%2Fshop.example%2Freading%2Fa&text=a%20b',
  );
});
