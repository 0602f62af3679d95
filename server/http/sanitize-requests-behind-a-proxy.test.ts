import { afterAll, expect, it } from 'vitest';
import { aSanitizingServer } from './fixtures/a-sanitizing-server';

const { ask, close } = await aSanitizingServer({
  PUBLIC_URL: 'https://shop.example',
  APP_SECRET: 'an-application-secret-of-this-test-only',
  PRODAMUS_URL: 'https://shop.payform.ru',
  PRODAMUS_SECRET_KEY: 'a-page-key-of-this-test',
  PRICE_KOPECKS: '99000',
  TRUSTED_PROXY: '127.0.0.0/8',
});
afterAll(close);

it('a handler sees the client’s address, and what else the proxy tells', async () => {
  const told = { 'X-Forwarded-For': '8.8.8.8, 203.0.113.5', 'X-Forwarded-Proto': 'https' };
  const { seen } = await ask('/', told);

  expect(seen['x-forwarded-for']).toBe('203.0.113.5');
  expect(seen['x-forwarded-proto']).toBe('https');
});

it('a handler sees the proxy’s own address when it tells none', async () => {
  expect((await ask('/')).seen['x-forwarded-for']).toBe('127.0.0.1');
});

it('headers that only the framework may set do not come through the proxy either', async () => {
  const { seen } = await ask('/', { 'X-Middleware-Subrequest': 'middleware' });

  expect(seen).not.toHaveProperty('x-middleware-subrequest');
});

it('a site with https asks for it', async () => {
  expect((await ask('/')).answered).toHaveProperty('strict-transport-security');
});
