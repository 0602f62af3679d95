import { expect, it } from 'vitest';
import {
  asForm,
  asJson,
  asMultipart,
  type Body,
  pairsOf,
} from '../prodamus/fixtures/encode-fields';
import { maskedBody, wholeBody } from './masked-body';

const FIELDS = {
  order_num: '1234567897',
  sum: '990.00',
  customer_phone: '+79123456789',
  customer_email: 'anna@example.ru',
  customer_extra: 'Анна Иванова, 3 мая',
  maskedPan: '220220******2424',
  customer_name: 'Анна Иванова',
  _param_order: 'eyJhbGciOi.secret',
  _param_list: { a: 'сокровенное' },
  products: [{ name: 'Карта чакр', price: '990.00' }],
  payment_status: 'success',
};

const SHOWN = `order_num: 1234567897
sum: 990.00
customer_phone: +•••89
customer_email: a•••@example.ru
customer_extra: •••
maskedPan: •••
customer_name: •••
_param_order: •••
_param_list: •••
products[0][name]: Карта чакр
products[0][price]: 990.00
payment_status: success`;

const shown = ({ raw, contentType }: Body) => maskedBody(raw, contentType);

it.each([
  ['urlencoded', asForm(pairsOf(FIELDS))],
  ['multipart', asMultipart(pairsOf(FIELDS))],
  ['JSON', asJson(FIELDS)],
])('the personal data of a body in %s are masked', async (_, body) => {
  expect(await shown(body)).toBe(SHOWN);
});

it.each([
  ['urlencoded', asForm(pairsOf(FIELDS))],
  ['multipart', asMultipart(pairsOf(FIELDS))],
  ['JSON', asJson(FIELDS)],
])('a whole body in %s is the same list without masks', async (_, { raw, contentType }) => {
  expect(await wholeBody(raw, contentType)).toBe(`order_num: 1234567897
sum: 990.00
customer_phone: +79123456789
customer_email: anna@example.ru
customer_extra: Анна Иванова, 3 мая
maskedPan: 220220******2424
customer_name: Анна Иванова
_param_order: eyJhbGciOi.secret
_param_list[a]: сокровенное
products[0][name]: Карта чакр
products[0][price]: 990.00
payment_status: success`);
});

it('a value of several lines stays one line of the list', async () => {
  const body = asMultipart([['customer_extra', 'день\r\nsum: 1.00\nещё']]);

  expect(await wholeBody(body.raw, body.contentType)).toBe(
    'customer_extra: день ⏎ sum: 1.00 ⏎ ещё',
  );
});

it('a contact in another shape is hidden whole', async () => {
  const fields = { customer_email: ['anna@example.ru'], customer_phone: '12 34' };

  expect(await shown(asJson(fields))).toBe('customer_email: •••\ncustomer_phone: •••');
  expect(await shown(asForm([['customer_email', 'anna']]))).toBe('customer_email: •••');
});

it('nothing is shown of a body that was cut short or is of another type', async () => {
  for (const { raw, contentType } of [asJson(FIELDS), asMultipart(pairsOf(FIELDS))]) {
    expect(await maskedBody(raw.subarray(0, 200), contentType)).toBeNull();
  }
  expect(await maskedBody(Buffer.from('anna@example.ru'), 'text/plain')).toBeNull();
  expect(await maskedBody(Buffer.alloc(0), '')).toBeNull();
});
