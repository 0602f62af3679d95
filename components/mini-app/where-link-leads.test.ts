import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mayBeFramed } from '@/lib/framed-pages';
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

test('no answer beside the pages that may be framed is taken for a page', () => {
  const answers = globSync('app/**/route.ts')
    .map((file) => file.slice('app'.length, -'/route.ts'.length).replace('[token]', 'abc'))
    .filter(mayBeFramed);
  expect(answers).toContain('/reading/abc/pdf');
  const leads = answers.map((href) => whereLinkLeads({ href, target: '' }, HERE));
  expect(leads).toEqual(answers.map(() => 'outside'));
});
