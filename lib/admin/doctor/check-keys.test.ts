import { expect, it } from 'vitest';
import { checkKeys } from './check-keys';
import { examine } from './examine';

const PUBLIC = 'a-key-that-everybody-has-read-somewhere';
const OWN = {
  mode: 'live',
  appSecret: 'own-secret-0123456789-0123456789',
  pageKey: 'own',
} as const;

async function resultsOf(changes: Partial<Parameters<typeof checkKeys>[0]> = {}) {
  const [page, secret] = await examine(checkKeys({ ...OWN, ...changes }, [PUBLIC]));
  return { page, secret };
}

it('own keys are green, and no sentence holds one', async () => {
  const { page, secret } = await resultsOf();
  expect([page?.result, secret?.result]).toEqual(['green', 'green']);
  expect(JSON.stringify([page, secret])).not.toMatch(/own-secret|"own"/);
});

it('a page key that is printed somewhere is red, and says where to take another', async () => {
  const { page, secret } = await resultsOf({ pageKey: PUBLIC });
  expect(page).toMatchObject({
    result: 'red',
    sentence: expect.stringContaining('«Секретный ключ»'),
  });
  expect(secret?.result).toBe('green');
});

it('a secret that is known or short is red, and says how to make one', async () => {
  for (const appSecret of [PUBLIC, OWN.appSecret.slice(1)]) {
    const { page, secret } = await resultsOf({ appSecret });
    expect(secret).toMatchObject({
      result: 'red',
      sentence: expect.stringContaining('openssl rand -base64 32'),
    });
    expect(page?.result).toBe('green');
  }
});

it('in a demo the keys are known to all, and nobody minds', async () => {
  const { page, secret } = await resultsOf({ mode: 'demo', pageKey: PUBLIC, appSecret: PUBLIC });
  expect([page?.result, secret?.result]).toEqual(['skipped', 'skipped']);
});
