import { expect, it } from 'vitest';
import { readReturn } from './return';
import { sign, signingKeys } from './signature';

const KEY = 'a-page-key-of-this-test';
const KEYS = signingKeys(KEY, null);
const FIELDS = {
  _payform_status: 'success',
  _payform_id: '48151623',
  _payform_order_id: '1234567897',
};
const signed = (fields: Record<string, string>, key = KEY) => ({
  ...fields,
  _payform_sign: sign(new Map(Object.entries(fields)), key),
});

it('a buyer who comes back from paying is known by the signature of the page', () => {
  expect(readReturn(signed(FIELDS), KEYS)).toEqual({ orderNumber: '1234567897' });
  expect(readReturn({ ...signed(FIELDS), link: 'none', utm: ['a', 'b'] }, KEYS)).toEqual({
    orderNumber: '1234567897',
  });
});

it('an address bar that proves nothing says nothing', () => {
  const good = signed(FIELDS);
  for (const query of [
    {},
    FIELDS,
    { ...good, _payform_order_id: '0000000000' },
    { ...good, _payform_sign: '' },
    { ...good, _payform_sign: [good._payform_sign, good._payform_sign] },
    { ...good, _payform_id: ['1', '2'] },
    signed(FIELDS, 'another-key'),
    signed({ ...FIELDS, _payform_status: 'order_denied' }),
  ]) {
    expect(readReturn(query, KEYS)).toBeNull();
  }
});
