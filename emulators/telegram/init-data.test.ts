import { expect, onTestFinished, test } from 'vitest';
import vectors from './fixtures/init-data.json';
import { signInitData } from './launch/make-init-data';
import { startTestEmulator, TOKEN } from './test-emulator';

function unhashed(raw: string): [string, string][] {
  return [...new URLSearchParams(raw)].filter(([name]) => name !== 'hash');
}

test.for(vectors.init_data)('signs as Telegram does: $name', ({ init_data, token }) => {
  expect(signInitData(unhashed(init_data), token)).toBe(init_data);
});

test('a launch carries init data that are signed with the token of the bot', async () => {
  const emulator = await startTestEmulator({ appUrl: 'https://shop.test/telegram?a=1#top' });
  onTestFinished(() => emulator.close());
  const userId = await emulator.user({ firstName: 'Анна / Вера + "Ж"' });
  const launch = { userId, startParam: 'o_abc', platform: 'ios', theme: 'dark' };
  const { url, initData } = await emulator.control('/launch', launch);
  expect(new URL(url).search).toBe('?a=1&tgWebAppStartParam=o_abc');
  const hash = new URLSearchParams(new URL(url).hash.slice('#top&'.length));
  expect(hash.get('tgWebAppData')).toBe(initData);
  expect(hash.get('tgWebAppThemeParams')).toContain('"bg_color":"#212121"');
  expect(initData).toBe(signInitData(unhashed(initData), TOKEN));
  const fields = new URLSearchParams(initData);
  expect([...fields.keys()].join()).toBe(
    'user,chat_instance,chat_type,start_param,auth_date,signature,hash',
  );
  expect(fields.get('user')).toContain('Анна \\/ Вера + \\"Ж\\"');

  const other = { userId, authDate: 1_700_000_000, signature: false, token: '1:other' };
  const forged = (await emulator.control('/init-data', other)).initData;
  expect(forged).toBe(signInitData(unhashed(forged), '1:other'));
  expect([...new URLSearchParams(forged).keys()]).toEqual([
    'user',
    'query_id',
    'auth_date',
    'hash',
  ]);
});
