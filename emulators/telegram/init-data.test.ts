import { afterEach, expect, test } from 'vitest';
import vectors from './fixtures/init-data.json';
import { signInitData } from './launch/sign-init-data';
import { startTestEmulator, type TestEmulator, TOKEN } from './test-emulator';

let emulator: TestEmulator | null = null;
afterEach(async () => {
  await emulator?.close();
  emulator = null;
});

function unhashed(raw: string): [string, string][] {
  return [...new URLSearchParams(raw)].filter(([name]) => name !== 'hash');
}

test.for(vectors.init_data)('signs as Telegram does: $name', ({ init_data, token }) => {
  expect(signInitData(unhashed(init_data), token)).toBe(init_data);
});

async function initDataOf(options: object): Promise<string> {
  emulator ??= await startTestEmulator();
  const userId = await emulator.user({ firstName: 'Анна / Вера + "Ж"' });
  return (await emulator.control('/init-data', { userId, ...options })).initData;
}

test('what the emulator signs is signed with the token of its bot', async () => {
  const raw = await initDataOf({});
  expect(raw).toBe(signInitData(unhashed(raw), TOKEN));
  const fields = new URLSearchParams(raw);
  expect([...fields.keys()]).toEqual(['user', 'query_id', 'auth_date', 'signature', 'hash']);
  expect(fields.get('user')).toContain('Анна \\/ Вера + \\"Ж\\"');
  expect(fields.get('user')).toContain('"allows_write_to_pm":true');
  expect(Number(fields.get('auth_date'))).toBeGreaterThan(Date.now() / 1000 - 10);
});

test('time, start parameter, signature, permission and token are at choice', async () => {
  const raw = await initDataOf({
    authDate: 1_700_000_000,
    startParam: 'o_abc',
    signature: false,
    allowsWriteToPm: false,
    token: '1:other-token',
  });
  expect(raw).toBe(signInitData(unhashed(raw), '1:other-token'));
  const fields = new URLSearchParams(raw);
  expect(fields.get('auth_date')).toBe('1700000000');
  expect(fields.get('start_param')).toBe('o_abc');
  expect(fields.has('signature')).toBe(false);
  expect(fields.get('user')).not.toContain('allows_write_to_pm');
});

test('a launch carries everything in the hash', async () => {
  emulator = await startTestEmulator({ appUrl: 'https://shop.test/telegram?a=1#top' });
  const userId = await emulator.user();
  const launch = { userId, startParam: 'o_abc', platform: 'ios', version: '9.0', theme: 'dark' };
  const { url, initData } = await emulator.control('/launch', launch);
  const { search, hash } = new URL(url);
  expect(search).toBe('?a=1&tgWebAppStartParam=o_abc');
  const params = new URLSearchParams(hash.slice('#top&'.length));
  expect(params.get('tgWebAppData')).toBe(initData);
  expect(params.get('tgWebAppVersion')).toBe('9.0');
  expect(params.get('tgWebAppPlatform')).toBe('ios');
  expect(JSON.parse(params.get('tgWebAppThemeParams') ?? '')).toMatchObject({
    bg_color: '#212121',
  });
});
