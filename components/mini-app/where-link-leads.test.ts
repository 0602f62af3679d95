import { expect, test } from 'vitest';
import { type Lead, whereLinkLeads } from './where-link-leads';

const HERE = 'https://shop.example/reading/abc-_1';
const LINKS: [href: string, leads: Lead, target?: string][] = [
  ['/', 'page'],
  ['/#order', 'page'],
  ['/telegram', 'page'],
  ['/telegram/orders', 'page'],
  ['/order/abc-_1', 'page'],
  ['/order/abc-_1/erase', 'page'],
  ['/order/abc-_1/payment_link', 'outside'],
  ['/another/abc', 'page'],
  ['/find', 'page'],
  ['/find', 'outside', '_blank'],
  ['/offer', 'outside', '_blank'],
  ['/privacy', 'outside'],
  ['/reading/abc-_1/pdf', 'outside'],
  ['/share/xyz', 'outside'],
  ['/share/xyz/picture', 'outside'],
  ['#share', 'native'],
  ['mailto:anna@example.ru', 'native'],
  ['tel:+79123456789', 'native'],
  ['https://pay.example/link?do=1', 'outside'],
  ['https://shop.example.evil/order/abc', 'outside'],
  ['https://t.me/anna', 'telegram'],
];

test.each(LINKS)('%s is followed as %s', (href, leads, target = '') => {
  expect(whereLinkLeads({ href, target }, HERE)).toBe(leads);
});
