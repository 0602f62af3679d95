import { expect, it } from 'vitest';
import { kopecks } from '../money';
import { withCheckDigit } from '../orders/number';
import { type LetterFacts, mailtoOf, supportLetter } from './letter';

const FACTS: LetterFacts = {
  order: { number: withCheckDigit('123456789'), amount: kopecks(129_950) },
  link: {
    url: 'https://shop.payform.ru/?order=a1b2&x=%D0%B0',
    madeAt: new Date('2026-11-24T21:05:00Z'),
    expiresAt: new Date('2026-11-27T21:05:00Z'),
  },
  pageUrl: 'https://shop.payform.ru/',
  seller: { name: 'Анна Светлова', inn: '500100732259' },
};

it('the letter is complete: nothing is left for the seller to fill in', () => {
  expect(supportLetter(FACTS)).toEqual({
    to: 'support@prodamus.ru',
    subject: 'Показ номера и суммы на странице оплаты, заказ 1234567897',
    body: `Здравствуйте.

Наш магазин создаёт заказы через API Prodamus, и покупатели платят по индивидуальным ссылкам. Номер и сумма заказа заданы в самой ссылке, но на странице оплаты их не видно.

Пожалуйста, включите показ номера заказа и суммы к оплате на нашей странице. Если это настраивается в кабинете, подскажите, где именно.

Пример заказа:
Номер: 1234567897
Сумма: 1 299,50 ₽
Индивидуальная ссылка: https://shop.payform.ru/?order=a1b2&x=%D0%B0
Ссылка создана: 25.11.2026 в 00:05 по московскому времени
Ссылка действует до: 28.11.2026 в 00:05 по московскому времени

Адрес платёжной страницы: https://shop.payform.ru/
Продавец: Анна Светлова
ИНН: 500100732259

Спасибо.
С уважением, Анна Светлова
`,
  });
});

it('what is not known of the seller leaves no empty place', () => {
  const { body } = supportLetter({ ...FACTS, seller: { name: '', inn: ' ' } });

  expect(body).not.toMatch(/Продавец|ИНН|уважением|undefined|null/);
  expect(body.endsWith('\nСпасибо.\n')).toBe(true);
});

it('it is plain text: no non-breaking spaces, no blanks at the ends of lines', () => {
  const { subject, body } = supportLetter({
    ...FACTS,
    seller: { name: ' Анна\u00a0Светлова ', inn: '' },
  });

  expect(subject + body).not.toMatch(/[\u00a0\u202f\u2009\t]/);
  expect(body).not.toMatch(/ $/m);
  expect(body).toContain('Продавец: Анна Светлова\n');
});

it('mailto: carries the same letter', () => {
  const letter = supportLetter(FACTS);
  const url = new URL(mailtoOf(letter));
  // `+` would be a plus in a mail program, so the query is read as RFC 6068 says.
  const said = Object.fromEntries(
    url.search
      .slice(1)
      .split('&')
      .map((pair) => pair.split('=').map(decodeURIComponent)),
  );

  expect(url.pathname).toBe('support@prodamus.ru');
  expect(said).toEqual({ subject: letter.subject, body: letter.body.replaceAll('\n', '\r\n') });
});
