import { expect, test } from './fixtures';
import { freePort } from './free-port';
import { formOf, sendForm } from './page-form';
import { DESK_PASSWORD, type Shop, startShop } from './shop';

type Guess = { password: string; from?: string; origin?: string };

/** Tries a password without a browser; answers the cookie of a session, or what the page says. */
async function guess(shop: Shop, form: FormData, { password, from, origin }: Guess) {
  form.set('password', password);
  const headers = { 'x-forwarded-for': from ?? '203.0.113.1', origin: origin ?? shop.url };
  const response = await sendForm(`${shop.url}/admin/sign-in`, form, { cookie: '', ...headers });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? null;
  const said = /role="alert"[^>]*>([^<]*)</.exec(await response.text())?.[1] ?? '';
  return {
    cookie,
    said: said.replaceAll('\u00a0', ' '),
    attributes: response.headers.get('set-cookie'),
  };
}

/** The same with another sign at one place. */
function flip(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
}

const signInForm = (shop: Shop) => formOf(`${shop.url}/admin/sign-in`, '', { password: '' });

async function seesDesk(shop: Shop, cookie: string): Promise<boolean> {
  const response = await fetch(`${shop.url}/admin/orders`, {
    headers: { cookie },
    redirect: 'manual',
  });
  return response.status === 200 && (await response.text()).includes('Заказы');
}

test('The password opens the desk by a sealed cookie that scripts cannot read', async ({
  shop,
}) => {
  const { cookie, attributes } = await guess(shop, await signInForm(shop), {
    password: DESK_PASSWORD,
  });
  expect(attributes).toMatch(/^desk=Fe26\.2\*.*; Path=\/;/);
  expect(attributes).toMatch(/; HttpOnly; SameSite=lax$/i);
  expect(await seesDesk(shop, cookie ?? '')).toBe(true);
  const flipped = [60, 150, 250].map((at) => flip(cookie ?? '', at));
  for (const other of ['', 'desk=', 'desk=1', ...flipped]) {
    expect(await seesDesk(shop, other), other).toBe(false);
  }
});

test('A wrong password and a page of another site open nothing', async ({ shop }) => {
  const form = await signInForm(shop);
  const wrong = await guess(shop, form, { password: 'не тот' });
  expect(wrong.cookie).toBeNull();
  expect(wrong.said).toContain('Пароль не подошёл');
  for (const origin of ['https://evil.example', 'null', '']) {
    const foreign = await guess(shop, form, { password: DESK_PASSWORD, origin });
    expect(foreign.cookie, origin).toBeNull();
  }
  const byAddress = `${shop.url}/admin/sign-in?password=${encodeURIComponent(DESK_PASSWORD)}`;
  expect((await fetch(byAddress)).headers.get('set-cookie')).toBeNull();
});

test('Signing out ends the session itself, and “everywhere” every session', async ({ shop }) => {
  const form = await signInForm(shop);
  const enter = async () => (await guess(shop, form, { password: DESK_PASSWORD })).cookie ?? '';
  const [first, second, third] = [await enter(), await enter(), await enter()];
  const press = async (cookie: string, button: string, path = '/admin/audit') => {
    const url = `${shop.url}${path}`;
    const sent = await formOf(url, cookie, {}, button);
    await sendForm(url, sent, { cookie, origin: shop.url });
  };
  await press(first, 'Выйти</button>');
  expect(await seesDesk(shop, first)).toBe(false);
  expect(await seesDesk(shop, second)).toBe(true);
  await press(second, 'всех');
  expect([await seesDesk(shop, second), await seesDesk(shop, third)]).toEqual([false, false]);
});

test('A thousand guesses are throttled by address and all together, and then the right one too', async ({
  prodamus,
}) => {
  const shop = await startShop(await freePort(), prodamus.url, {
    RATE_SIGN_IN_PER_MINUTE: '5',
    RATE_SIGN_IN_PER_HOUR: '60',
    TRUSTED_PROXY: '127.0.0.1',
  });
  try {
    const form = await signInForm(shop);
    const answers: string[] = [];
    for (let at = 0; at < 1_000; at += 1) {
      const from = `198.51.100.${Math.floor(at / 10)}`;
      answers.push((await guess(shop, form, { password: `guess ${at}`, from })).said);
    }
    const looked = answers.filter((said) => said.startsWith('Пароль не подошёл'));
    const throttled = answers.filter((said) => said.startsWith('Слишком много попыток'));
    expect(looked).toHaveLength(60);
    expect(throttled).toHaveLength(940);
    // Of the ten from the first address, five.
    expect(answers.slice(0, 10).filter((said) => looked.includes(said))).toHaveLength(5);
    const right = await guess(shop, form, { password: DESK_PASSWORD, from: '192.0.2.7' });
    expect(right.cookie).toBeNull();
    expect(right.said).toContain('/desk');
  } finally {
    await shop.stop();
  }
});
