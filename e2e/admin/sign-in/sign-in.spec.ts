import { execFileSync } from 'node:child_process';
import { expect, test } from '@/e2e/world/fixtures';
import { freePort } from '@/e2e/world/free-port';
import { formOf, sendForm } from '@/e2e/world/page-form';
import { scrubbedEnv } from '@/e2e/world/program';
import { ADMIN_PASSWORD, type Shop, startShop } from '@/e2e/world/shop';
import { hashPassword } from '@/lib/admin/sign-in/password-hash';
import { builtProgram } from '@/lib/program';

type Attempt = { password: string; from?: string; origin?: string; device?: string };

/** Tries a password without a browser; returns the cookie of a session, or what the page says. */
async function attempt(shop: Shop, form: FormData, { password, from, origin, device }: Attempt) {
  form.set('password', password);
  const headers = { 'x-forwarded-for': from ?? '203.0.113.1', origin: origin ?? shop.url };
  const response = await sendForm(`${shop.url}/admin/sign-in`, form, {
    cookie: device ?? '',
    ...headers,
  });
  const [session = null, known = null] = response.headers.getSetCookie();
  const said = /role="alert"[^>]*>([^<]*)</.exec(await response.text())?.[1] ?? '';
  return {
    cookie: session && (session.split(';')[0] ?? null),
    said: said.replaceAll('\u00a0', ' '),
    attributes: session,
    device: known?.split(';')[0] ?? '',
    deviceAttributes: known,
  };
}

/** The same with another sign at one place. */
function flip(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
}

const signInForm = (shop: Shop) => formOf(`${shop.url}/admin/sign-in`, '', { password: '' });

async function seesAdmin(shop: Shop, cookie: string): Promise<boolean> {
  const response = await fetch(`${shop.url}/admin/orders`, {
    headers: { cookie },
    redirect: 'manual',
  });
  return response.status === 200 && (await response.text()).includes('Заказы');
}

test('The password opens the admin by an unguessable cookie that scripts cannot read', async ({
  shop,
}) => {
  const { cookie, attributes } = await attempt(shop, await signInForm(shop), {
    password: ADMIN_PASSWORD,
  });
  expect(attributes).toMatch(/^desk=[\w-]{43}; Path=\/;/);
  expect(attributes).toMatch(/; HttpOnly; SameSite=lax$/i);
  expect(await seesAdmin(shop, cookie ?? '')).toBe(true);
  const flipped = [6, 25, 40].map((at) => flip(cookie ?? '', at));
  for (const other of ['', 'desk=', 'desk=1', ...flipped]) {
    expect(await seesAdmin(shop, other), other).toBe(false);
  }
});

test('A wrong password and a page of another site open nothing', async ({ shop }) => {
  const form = await signInForm(shop);
  const wrong = await attempt(shop, form, { password: 'не тот' });
  expect(wrong.cookie).toBeNull();
  expect(wrong.said).toContain('Пароль не подошёл');
  for (const origin of ['https://evil.example', 'null', '']) {
    const foreign = await attempt(shop, form, { password: ADMIN_PASSWORD, origin });
    expect(foreign.cookie, origin).toBeNull();
  }
  const byAddress = `${shop.url}/admin/sign-in?password=${encodeURIComponent(ADMIN_PASSWORD)}`;
  expect((await fetch(byAddress)).headers.get('set-cookie')).toBeNull();
});

test('Signing out ends the session itself, and “everywhere” every session', async ({ shop }) => {
  const form = await signInForm(shop);
  const enter = async () => (await attempt(shop, form, { password: ADMIN_PASSWORD })).cookie ?? '';
  const first = await enter();
  const second = await enter();
  const third = await enter();
  const press = async (cookie: string, button: string, path = '/admin/audit') => {
    const url = `${shop.url}${path}`;
    const sent = await formOf(url, cookie, {}, button);
    await sendForm(url, sent, { cookie, origin: shop.url });
  };
  await press(first, 'Выйти</button>');
  expect(await seesAdmin(shop, first)).toBe(false);
  expect(await seesAdmin(shop, second)).toBe(true);
  await press(second, 'всех');
  expect([await seesAdmin(shop, second), await seesAdmin(shop, third)]).toEqual([false, false]);
});

test('A thousand attempts are throttled by address and all together, and then the right one too', async ({
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
      answers.push((await attempt(shop, form, { password: `guess ${at}`, from })).said);
    }
    const looked = answers.filter((said) => said.startsWith('Пароль не подошёл'));
    const throttled = answers.filter((said) => said.startsWith('Слишком много попыток'));
    expect(looked).toHaveLength(60);
    expect(throttled).toHaveLength(940);
    // Of the ten from the first address, five.
    expect(answers.slice(0, 10).filter((said) => looked.includes(said))).toHaveLength(5);
    const right = await attempt(shop, form, { password: ADMIN_PASSWORD, from: '192.0.2.7' });
    expect(right.cookie).toBeNull();
    expect(right.said).toContain('/desk');
    expect(right.said).toContain('npm run admin:link');
  } finally {
    await shop.stop();
  }
});

test('Strangers who use up all attempts keep out nobody who got in before, nor the machine itself', async ({
  prodamus,
}) => {
  const settings = {
    RATE_SIGN_IN_PER_HOUR: '3',
    RATE_SIGN_IN_DEVICE_PER_HOUR: '2',
    TRUSTED_PROXY: '127.0.0.1',
  };
  const shop = await startShop(await freePort(), prodamus.url, settings);
  const seller = '192.0.2.7';
  try {
    const form = await signInForm(shop);
    const { device, deviceAttributes } = await attempt(shop, form, { password: ADMIN_PASSWORD });
    expect(deviceAttributes).toMatch(/^desk-device=Fe26\.2\*.*; HttpOnly; SameSite=strict$/i);
    expect(await seesAdmin(shop, device)).toBe(false);
    for (let at = 0; at < 5; at += 1) {
      await attempt(shop, form, { password: `guess ${at}`, from: `198.51.100.${at}` });
    }
    const right = { password: ADMIN_PASSWORD, from: seller };
    expect((await attempt(shop, form, right)).said).toContain('Слишком много попыток');
    for (const forged of ['desk-device=1', flip(device, 60)]) {
      expect((await attempt(shop, form, { ...right, device: forged })).cookie).toBeNull();
    }
    const wrong = await attempt(shop, form, { password: 'не тот', from: seller, device });
    expect(wrong.said).toContain('Пароль не подошёл');
    expect((await attempt(shop, form, { ...right, device })).cookie).not.toBeNull();

    // A device has few attempts of its own, and then is as a stranger.
    const wrongs = { password: 'не тот', from: seller, device };
    for (let at = 0; at < 2; at += 1) await attempt(shop, form, wrongs);
    expect((await attempt(shop, form, { ...right, device })).said).toContain(
      'Слишком много попыток',
    );

    const link = linkOfMachine(shop);
    const enter = await formOf(link, '', { token: link.split('/').at(-1) ?? '' });
    const entered = await sendForm(link, enter, { cookie: '', origin: shop.url });
    const [cookie = ''] = entered.headers.getSetCookie();
    expect(await seesAdmin(shop, cookie.split(';')[0] ?? '')).toBe(true);
    const again = await sendForm(link, enter, { cookie: '', origin: shop.url });
    expect(again.headers.getSetCookie()).toEqual([]);
  } finally {
    await shop.stop();
  }
});

test('A new password signs everybody out, and makes strangers of their devices', async ({
  prodamus,
}) => {
  const port = await freePort();
  const before = await startShop(port, prodamus.url);
  const old = await attempt(before, await signInForm(before), { password: ADMIN_PASSWORD });
  expect(await seesAdmin(before, old.cookie ?? '')).toBe(true);
  const unused = linkOfMachine(before);
  await before.stop();

  const settings = {
    DATABASE_URL: `file:${before.databaseFile}`,
    ADMIN_PASSWORD_HASH: await hashPassword('другой пароль'),
    RATE_SIGN_IN_PER_HOUR: '1',
  };
  const after = await startShop(port, prodamus.url, settings);
  try {
    expect(await seesAdmin(after, old.cookie ?? '')).toBe(false);
    const enter = await formOf(unused, '', { token: unused.split('/').at(-1) ?? '' });
    const entered = await sendForm(unused, enter, { cookie: '', origin: after.url });
    expect(entered.headers.getSetCookie()).toEqual([]);
    expect(await entered.text()).toContain('Такой ссылки нет. Возьмите новую');
    const form = await signInForm(after);
    const { device } = old;
    await attempt(after, form, { password: ADMIN_PASSWORD, device });
    const wrong = await attempt(after, form, { password: ADMIN_PASSWORD, device });
    expect(wrong.said).toContain('Слишком много попыток');
  } finally {
    await after.stop();
  }
});

/** What `npm run admin:link` prints beside the running shop. */
function linkOfMachine({ env }: Shop): string {
  const program = [builtProgram('scripts/admin-link.ts')];
  return execFileSync(process.execPath, program, { env: scrubbedEnv(env) })
    .toString()
    .trim();
}
