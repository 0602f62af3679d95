import { describe, expect, it } from 'vitest';
import { anEmail } from '../contacts/fixtures/an-email';
import { kopecks } from '../money';
import type { LinkRequest } from '../payments/links/gateway';
import { parseBody } from './body';
import { FORM } from './fixtures/encode-fields';
import { type LinkSettings, linkFields } from './link-fields';
import type { PhpArray } from './php-array';
import { sign } from './signature';

const REQUEST: LinkRequest = {
  orderNumber: '1234567897',
  amount: kopecks(99_050),
  email: anEmail('anna+shop@example.ru'),
  phone: '+79123456789',
  orderUrl: 'https://shop.example/order/abc',
  expiresAt: new Date('2026-11-27T21:30:00Z'),
  isDemo: false,
  sealedOrder: null,
};
const SETTINGS: LinkSettings = {
  productName: 'Карта чакр',
  webhookUrl: 'https://shop.example/api/prodamus/webhook',
  sys: null,
  signingKey: null,
  receipt: { taxType: null, paymentMethod: null, paymentObject: null },
};
const fieldsFor = (request: Partial<LinkRequest> = {}, settings: Partial<LinkSettings> = {}) =>
  linkFields({ ...REQUEST, ...request }, { ...SETTINGS, ...settings });

it('number, sum and return addresses are fixed in the link, one payment for it', () => {
  expect([...fieldsFor()]).toEqual([
    ['do', 'link'],
    ['order_id', '1234567897'],
    ['products[0][name]', 'Карта чакр. Заказ № 1234567897'],
    ['products[0][price]', '990.50'],
    ['products[0][quantity]', '1'],
    ['currency', 'rub'],
    ['customer_extra', 'Заказ № 1234567897'],
    ['payments_limit', '1'],
    ['link_expired', '28.11.2026 00:30'],
    ['urlReturn', 'https://shop.example/order/abc'],
    ['urlSuccess', 'https://shop.example/order/abc'],
    ['customer_phone', '+79123456789'],
    ['customer_email', 'anna+shop@example.ru'],
  ]);
});

it('a plus is encoded in the body, once', () => {
  const body = fieldsFor().toString();

  expect(body).toContain('customer_phone=%2B79123456789');
  expect(body).toContain('customer_email=anna%2Bshop%40example.ru');
  expect(new URLSearchParams(body).get('customer_phone')).toBe('+79123456789');
});

it('a contact that the buyer has not given is not sent at all', () => {
  const names = [...fieldsFor({ phone: null, email: null }).keys()];

  expect(names).not.toContain('customer_phone');
  expect(names).not.toContain('customer_email');
});

it('the address for payment events is sent only together with sys', () => {
  const withSys = fieldsFor({}, { sys: 'shop' });

  expect(withSys.get('sys')).toBe('shop');
  expect(withSys.get('urlNotification')).toBe('https://shop.example/api/prodamus/webhook');
  expect(fieldsFor().has('sys')).toBe(false);
  expect(fieldsFor().has('urlNotification')).toBe(false);
});

it('only a link to try the set-up by is in demo mode', () => {
  expect(fieldsFor({ isDemo: true }).get('demo_mode')).toBe('1');
  expect(fieldsFor().has('demo_mode')).toBe(false);
});

it('the sealed copy of the order goes by the name of a parameter that comes back, and is signed', () => {
  const withCopy = fieldsFor({ sealedOrder: 'AbC-_1' }, { signingKey: 'page-key' });
  const without = fieldsFor({}, { signingKey: 'page-key' });

  expect(withCopy.get('_param_order')).toBe('AbC-_1');
  expect(withCopy.get('signature')).not.toBe(without.get('signature'));
  expect(without.has('_param_order')).toBe(false);
});

it('neither the birth date nor the reading’s price list is in it: only what the page needs', () => {
  const known = ['do', 'order_id', 'products', 'currency', 'customer_extra', 'payments_limit'];
  const more = ['link_expired', 'urlReturn', 'urlSuccess', 'customer_phone', 'customer_email'];
  const sent = [...fieldsFor().keys()].map((name) => name.replace(/\[.*/, ''));

  expect(new Set(sent)).toEqual(new Set([...known, ...more]));
});

describe('the signature of the request', () => {
  it('is not sent unless a key says so', () => {
    expect(fieldsFor().has('signature')).toBe(false);
  });

  it('covers every field but itself, as the page would check it', async () => {
    const body = fieldsFor({}, { sys: 'shop', signingKey: 'page-key' });
    const parsed = await parseBody(Buffer.from(body.toString()), FORM);
    const received = (parsed.ok ? parsed.fields : new Map()) as PhpArray;
    const signature = received.get('signature');
    received.delete('signature');

    expect(signature).toBe(sign(received, 'page-key'));
    expect(received.size).toBe(13);
  });
});

describe('the end of a link is told in Moscow time', () => {
  it.each([
    ['2026-11-27T21:30:00Z', '28.11.2026 00:30'],
    ['2026-12-31T20:59:59Z', '31.12.2026 23:59'],
    ['2026-12-31T21:00:00Z', '01.01.2027 00:00'],
    ['2026-07-01T09:05:00Z', '01.07.2026 12:05'],
  ])('%s is %s there', (instant, text) => {
    expect(fieldsFor({ expiresAt: new Date(instant) }).get('link_expired')).toBe(text);
  });
});

it('what the seller has set of the receipt goes with the product, the rest is the page’s', () => {
  const receipt = { taxType: 0, paymentMethod: null, paymentObject: 4 } as const;
  const fields = fieldsFor({}, { receipt });

  expect(fields.get('products[0][tax][tax_type]')).toBe('0');
  expect(fields.get('products[0][paymentObject]')).toBe('4');
  expect(fields.has('products[0][paymentMethod]')).toBe(false);
  expect([...fieldsFor().keys()].join()).not.toMatch(/tax|payment(?:Method|Object)/);
});
