import { describe, expect, it } from 'vitest';
import { linkFromAnswer } from './link-answer';

const PAGE = new URL('https://shop.payform.ru/');
const EMULATOR = new URL('http://127.0.0.1:3001/');
const LINK = 'https://payform.ru/nh1JPWE/';
const linkIn = (answer: unknown, page = PAGE) =>
  linkFromAnswer(typeof answer === 'string' ? answer : JSON.stringify(answer), page);

describe('the link is found', () => {
  it.each([
    ['in a bare text, as the live service answers', LINK],
    ['in a bare text with white space around', ` \r\n${LINK}\n`],
    ['in payment_link', { payment_link: LINK }],
    ['in url', { url: LINK }],
    ['in link', { link: LINK }],
    ['in payment_link first', { link: 'a', url: 'b', payment_link: LINK }],
    ['in url before link', { link: 'https://payform.ru/other/', url: LINK }],
    ['in url when payment_link is no text', { payment_link: null, url: LINK }],
    ['in link when the others are no text', { payment_link: 1, url: [LINK], link: LINK }],
    ['with white space inside the JSON', ` { "payment_link" : " ${LINK} " } \n`],
    ['with its slashes escaped', `{"payment_link":"${LINK.replaceAll('/', '\\/')}"}`],
    ['among fields nobody knows', { status: 'ok', payment_link: LINK, data: {} }],
  ])('%s', (_, answer) => {
    expect(linkIn(answer)).toBe(LINK);
  });

  it.each([
    'https://shop.payform.ru/p/abc123/',
    'https://payform.ru/abc',
    'https://a.b.payform.ru/abc/',
    'https://pay.prodamus.ru/x1/',
    'https://prodamus.tech/x1/',
    'https://x.prodamuspay.ru/x1/?a=1',
    'https://payform.ru:443/x1/',
    'HTTPS://PAYFORM.RU/x1/',
  ])('on a host of Prodamus: %s', (link) => {
    expect(linkIn(link)).toBe(new URL(link).href);
  });
});

describe('no link is found', () => {
  it.each([
    ['on a foreign host', 'https://example.com/abc/'],
    ['on a host that begins like theirs', 'https://payform.ru.evil.com/abc/'],
    ['on a host that ends like theirs', 'https://evilpayform.ru/abc/'],
    ['on a host with a letter of another alphabet', 'https://pаyform.ru/abc/'],
    ['behind their name as a user', 'https://payform.ru@evil.com/abc/'],
    ['with a user', 'https://user@payform.ru/abc/'],
    ['with a password', 'https://:secret@payform.ru/abc/'],
    ['on another port', 'https://payform.ru:8443/abc/'],
    ['over plain http', 'http://payform.ru/abc/'],
    ['over another scheme', 'ftp://payform.ru/abc/'],
    ['in a script', 'javascript:location="https://payform.ru/abc/"'],
    ['on the static form', 'https://shop.payform.ru/'],
    ['on the static form without a slash', 'https://shop.payform.ru'],
    ['on the static form with a query', 'https://shop.payform.ru/?do=pay&order_id=1'],
    ['on the static form with a fragment', 'https://shop.payform.ru/#pay'],
    ['on the static form with two slashes', 'https://shop.payform.ru//'],
    ['on this machine', 'http://127.0.0.1:3001/abc/'],
    ['without a scheme', 'payform.ru/abc/'],
    ['in an error page', '<html>Ошибка подписи передаваемых данных. Оплата отменена.</html>'],
    ['in an empty answer', ''],
    ['in JSON that is nothing', 'null'],
    ['in JSON that is a number', '12'],
    ['in JSON that is a text', `"${LINK}"`],
    ['in a text around it', `Ссылка: ${LINK}`],
    ['in two links', `${LINK}\n${LINK}`],
  ])('%s', (_, answer) => {
    expect(linkIn(answer)).toBeNull();
    expect(linkIn({ payment_link: answer })).toBeNull();
  });

  it.each([
    ['in an empty object', {}],
    ['in a list', [LINK]],
    ['in a text of JSON', JSON.stringify(LINK)],
    ['in an unknown field', { invoice_url: LINK }],
    ['inside another field', { data: { payment_link: LINK } }],
    ['when the first text is none', { payment_link: '', url: LINK }],
    ['when the first text is an error', { payment_link: 'error', url: LINK }],
    ['in null', 'null'],
    ['in broken JSON', `{"payment_link":"${LINK}"`],
  ])('%s', (_, answer) => {
    expect(linkIn(answer)).toBeNull();
  });
});

describe('a page on this machine', () => {
  it('gives links of its own origin', () => {
    const link = 'http://127.0.0.1:3001/p/abc/';

    expect(linkIn(link, EMULATOR)).toBe(link);
    expect(linkIn({ payment_link: link }, EMULATOR)).toBe(link);
  });

  it.each([
    'http://127.0.0.1:3002/p/abc/',
    'https://127.0.0.1:3001/p/abc/',
    'http://localhost:3001/p/abc/',
    'http://127.0.0.1:3001/',
    'http://user@127.0.0.1:3001/p/abc/',
    LINK,
  ])('gives no other: %s', (link) => {
    expect(linkIn(link, EMULATOR)).toBeNull();
  });
});
