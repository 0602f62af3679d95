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
    { DATABASE_URL: 'postgres://' },
    { DATABASE_URL: 'postgres://shop:pw@127.0.0.1:65536/shop' },
    { PRODAMUS_URL: 'http://shop.payform.ru' },
    { PRODAMUS_URL: 'https://shop.payform.ru/?a=1' },
  ])('%j does not read', (source) => {
    const [name] = Object.keys(source);
    expect(unreadable(source)).toEqual([expect.stringMatching(`^${name}: .*[а-яё]`)]);
  });
});

it.each(['S3C#RET', '77#RET', 'S3C/RET', '77/RET', 'S3C?RET', '77?RET'])(
  'an address with %s in it as it is does not read, and the password is told nobody',
  (password) => {
    const said = unreadable({ DATABASE_URL: `postgres://shop:${password}@127.0.0.1/shop` });
    expect(said).toEqual([expect.stringContaining('%23')]);
    expect(said.join()).not.toMatch(/RET|77/);
  },
);

it.each([
  'postgres://shop:S3C%23R%2FE%3FT%40@127.0.0.1:5432/shop?sslmode=require',
  'postgresql:///shop?host=/var/run/postgresql&user=shop',
  'postgres://shop@[::1]/%D0%BC%D0%B0%D0%B3%D0%B0%D0%B7%D0%B8%D0%BD',
])('%s reads', (address) => {
  expect(read({ DATABASE_URL: address })).toEqual({ DATABASE_URL: address });
});
