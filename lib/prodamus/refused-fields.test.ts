import { describe, expect, it } from 'vitest';
import { refusedFields } from './refused-fields';

const of = (text: string) => refusedFields(Buffer.from(text));
const KNOWN = { order_num: '1234567897', order_id: '48151623', sum: '990.00' };

describe('of a refused delivery are kept', () => {
  it.each([
    ['a form', 'order_num=1234567897&order_id=48151623&sum=990.00&customer_email=a%40b.ru'],
    [
      'json',
      '{"order_num": "1234567897","order_id":48151623,"sum":"990.00","customer_email":"a@b.ru"}',
    ],
    [
      'parts',
      Object.entries({ ...KNOWN, customer_email: 'a@b.ru' })
        .map(
          ([name, value]) =>
            `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
        )
        .join(''),
    ],
  ])('number, payment and sum, and the names of personal fields: %s', (_what, body) => {
    expect(of(body)).toEqual({ ...KNOWN, customer_email: '•••' });
  });

  it('known words, whatever the case, and that a field was empty', () => {
    expect(of('payment_status=Success&currency=RUB&attempt=2&demo_mode=1&customer_extra=')).toEqual(
      {
        payment_status: 'Success',
        currency: 'RUB',
        attempt: '2',
        demo_mode: '1',
        customer_extra: '',
      },
    );
  });
});

describe('of nobody’s words is anything kept', () => {
  it.each([
    'agrafena@example.ru=1',
    'аграфена=1&имя=Аграфена',
    '\u0000\u0001',
    'my_order_num=1234567897',
    'order_num',
    '',
  ])('where no field is known: %j', (body) => {
    expect(of(body)).toEqual({});
  });

  it.each([
    ['order_num', '9161234567'],
    ['order_num', '1234567890'],
    ['order_num', 'agrafena%40example.ru'],
    ['order_id', '9161234567'],
    ['order_id', '79161234567'],
    ['order_id', '%D0%90%D0%B3%D1%80%D0%B0'],
    ['sum', '79161234567'],
    ['sum', '990.00 Аграфена'],
    ['currency', 'Аграфена'],
    ['payment_status', 'success Аграфена'],
    ['attempt', '19880311'],
    ['date', '1988-11-03'],
    ['domain', 'agrafena.example.ru'],
    ['customer_extra', 'Аграфена'],
  ])('in %s: %s', (name, value) => {
    expect(of(`${name}=${value}&x=1`)).toEqual({ [name]: '•••' });
  });

  it('nor what comes after the first 4 KB', () => {
    expect(of(`${'x'.repeat(4_096)}&sum=990.00`)).toEqual({});
  });
});
