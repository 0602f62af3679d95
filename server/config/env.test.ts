import { describe, expect, it } from 'vitest';
import { readEnvironment } from './env';

const read = (source: Record<string, string | undefined>) => readEnvironment(source).environment;
const unreadable = (source: Record<string, string | undefined>) =>
  readEnvironment(source).unreadable.map(({ name, message }) => `${name}: ${message}`);

it('an empty value is an absent one', () => {
  expect(read({ PORT: '', PRODAMUS_URL: '', APP_SECRET: undefined, TRUSTED_PROXY: '' })).toEqual(
    {},
  );
});

it('names that are not ours are ignored', () => {
  expect(read({ PATH: '/bin', NODE_ENV: 'test', PRICE: '1' })).toEqual({});
});

it('every value that does not read is listed, and the others are read all the same', () => {
  const wrong = {
    PORT: '70000',
    PRICE_KOPECKS: '990.00',
    PRODAMUS_SIGN_LINKS: 'yes',
    LOG_LEVEL: 'loud',
    TRUSTED_PROXY: 'nginx',
  };
  const result = readEnvironment({ ...wrong, SELLER_NAME: 'Анна' });

  expect(result.unreadable.map(({ name }) => name).sort()).toEqual(Object.keys(wrong).sort());
  expect(result.environment).toEqual({ SELLER_NAME: 'Анна' });
});

describe('values are read once, here', () => {
  it.each([
    [{ PORT: '8080' }, { PORT: 8080 }],
    [{ PRODAMUS_SIGN_LINKS: '1' }, { PRODAMUS_SIGN_LINKS: true }],
    [{ PRODAMUS_SIGN_LINKS: 'false' }, { PRODAMUS_SIGN_LINKS: false }],
    [{ PRICE_KOPECKS: '99000' }, { PRICE_KOPECKS: 99_000 }],
    [{ TRUSTED_PROXY: ' 10.0.0.1, ,::1 ' }, { TRUSTED_PROXY: ['10.0.0.1', '::1'] }],
    [{ RATE_ORDERS_PER_MINUTE: '0' }, { RATE_ORDERS_PER_MINUTE: 0 }],
    [{ RATE_FIND_PER_MINUTE: '20' }, { RATE_FIND_PER_MINUTE: 20 }],
    [{ RATE_STATUS_PER_MINUTE: '0' }, { RATE_STATUS_PER_MINUTE: 0 }],
    [{ RATE_BAD_SIGNATURES_PER_MINUTE: '30' }, { RATE_BAD_SIGNATURES_PER_MINUTE: 30 }],
  ])('%j', (source, environment) => {
    expect(read(source)).toEqual(environment);
  });

  it.each([
    { PORT: '65536' },
    { LOG_LEVEL: 'loud' },
    { PRODAMUS_SIGN_LINKS: 'yes' },
    { PORT: '-1' },
    { PORT: '3e3' },
    { PORT: ' 3000' },
    { LINK_TTL_HOURS: '0' },
    { RATE_FIND_PER_MINUTE: '-1' },
    { PRICE_KOPECKS: '99' },
    { PRICE_KOPECKS: '1e5' },
    { PRICE_KOPECKS: '-99000' },
    { DATABASE_URL: 'mysql://localhost/shop' },
    { DATABASE_URL: 'file:' },
    { PRODAMUS_URL: 'http://shop.payform.ru' },
    { PRODAMUS_URL: 'https://shop.payform.ru/?a=1' },
  ])('%j does not read', (source) => {
    const [name] = Object.keys(source);
    expect(unreadable(source)).toEqual([expect.stringMatching(`^${name}: .*[а-яё]`)]);
  });
});
