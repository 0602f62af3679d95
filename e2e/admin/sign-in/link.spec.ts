import { formOf, sendForm } from '@/e2e/world/page-form';
import type { Shop } from '@/e2e/world/shop';
import type { Telegram } from '@/e2e/world/telegram';
import { expect, test } from '@/e2e/world/telegram-fixtures';

const ADMIN = 900_200;
test.describe.configure({ mode: 'default' });
test.use({ settings: { SELLER_ADMIN_IDS: String(ADMIN) } });
test.beforeAll(({ telegram }) => telegram.user({ id: ADMIN, started: true }));

/** What the bot answers to a command, once it has. */
async function ask(telegram: Telegram, userId: number, text: string) {
  const answers = async () => (await telegram.chat(userId)).filter(({ from }) => from === 'bot');
  const before = (await answers()).length;
  await telegram.say(userId, text);
  await expect(async () => expect((await answers()).length).toBe(before + 1)).toPass();
  return (await answers()).at(-1);
}

async function press(shop: Shop, link: string, origin = shop.url) {
  const sent = await formOf(link, '', { token: link.split('/').at(-1) ?? '' });
  const response = await sendForm(link, sent, { cookie: '', origin });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

test('The bot lets a seller in by a link that only a press uses, once', async ({
  shop,
  telegram,
}) => {
  const answer = await ask(telegram, ADMIN, '/desk');
  const link = answer?.buttons[0]?.[0]?.value ?? '';
  expect(link).toMatch(new RegExp(`^${shop.url}/admin/enter/[\\w-]{43}$`));

  // A chat looks at links before people do.
  for (let looks = 0; looks < 3; looks += 1) {
    const looked = await fetch(link);
    expect([looked.status, looked.headers.get('set-cookie')]).toEqual([200, null]);
  }
  expect(await press(shop, link, 'https://evil.example')).toBe('');
  const cookie = await press(shop, link);
  expect((await fetch(`${shop.url}/admin/audit`, { headers: { cookie } })).url).toContain('audit');
  expect(await press(shop, link)).toBe('');
});

test('To anyone who may not open the admin, /admin is no command', async ({ telegram }) => {
  const userId = await telegram.user({ started: true });
  const answer = await ask(telegram, userId, '/desk');
  const unknown = await ask(telegram, userId, '/nothing');
  expect(answer?.text).toBe(unknown?.text);
  expect(answer?.buttons).toEqual(unknown?.buttons);
});
