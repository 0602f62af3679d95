import { expect, it } from 'vitest';
import { checkServer } from './check-server';
import { examine } from './examine';

type Server = Parameters<typeof checkServer>[0];

const LIVE: Server = {
  isHttps: true,
  trustedProxies: ['127.0.0.1'],
};

async function resultsOf(changes: Partial<Server> = {}) {
  const [proxy] = await examine(checkServer({ ...LIVE, ...changes }));
  return { proxy };
}

it.each([
  [{}, 'green', 'верим'],
  [{ trustedProxies: [] }, 'warning', 'TRUSTED_PROXY не задан'],
  [{ trustedProxies: [], isHttps: false }, 'skipped', 'Без https'],
])('with %o the proxy is %s', async (changes, result, words) => {
  const { proxy } = await resultsOf(changes);
  expect(proxy).toMatchObject({ result, sentence: expect.stringContaining(words) });
});
