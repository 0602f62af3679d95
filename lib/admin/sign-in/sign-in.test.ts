import { beforeAll, expect, it } from 'vitest';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { aAdminLink, enterByLink, makeAdminLink } from './admin-link';
import { type CredentialsOf, credentialsOf } from './credentials';
import { forgetRevoked } from './forget-revoked';
import { OneAtATime } from './one-at-a-time';
import { hashPassword } from './password-hash';
import { findSignedIn, signIn } from './sign-in';
import { signOut, signOutEverywhere } from './sign-out';

const START = new Date('2026-11-24T09:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 3_600_000;
const NO_LIMIT = { take: async () => 0, forget: async () => undefined };

let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword('верный пароль');
});

const APP_SECRET = 'secret-of-the-admin-0123456789abcdef';

/** What is set up; what the test changes is what a restart with another `.env` would change. */
type SetUp = { passwordHash: string | null; telegramIds: number[]; secrets: [string, ...string[]] };

/** An admin whose time and configuration the test moves. */
function anAdmin() {
  let now = START;
  let setUp: SetUp = { passwordHash, telegramIds: [42], secrets: [APP_SECRET] };
  const letsIn: CredentialsOf = (actor) => {
    const { secrets, ...admin } = setUp;
    const [appSecret, previousAppSecret = null] = secrets;
    return credentialsOf({ admin, appSecret, previousAppSecret })(actor);
  };
  const ports = { store: aStore(), clock: () => now, credentialsOf: letsIn };
  const limits = { byAddress: NO_LIMIT, byStrangers: NO_LIMIT, byDevice: NO_LIMIT };
  const lanes = { strangers: new OneAtATime(9), devices: new OneAtATime(9) };
  return {
    ...ports,
    after: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    restart: (changes: Partial<SetUp>) => {
      setUp = { ...setUp, ...changes };
    },
    signIn: async (password = 'верный пароль') => {
      const { passwordHash: hash } = setUp;
      const attempt = { password, address: '1', device: null };
      const outcome = await signIn({ ...ports, limits, lanes, passwordHash: hash }, attempt);
      if (outcome.kind !== 'signed_in') throw new Error(outcome.kind);
      return outcome.key;
    },
    find: (key: string) => findSignedIn(ports, key),
    link: async () => {
      const token = await makeAdminLink(ports, 42);
      if (token === null) throw new Error('no link');
      return token;
    },
    enter: (token: string) => enterByLink(ports, token),
    /** The key of a session that a link has opened. */
    come: async (token: string) => {
      const entered = await enterByLink(ports, token);
      if (entered.kind !== 'signed_in') throw new Error(entered.kind);
      return entered.key;
    },
  };
}

it('a session lives on while it is used, and ends after twelve idle hours', async () => {
  const admin = anAdmin();
  const key = await admin.signIn();
  for (let hours = 0; hours < 22; hours += 11) {
    admin.after(11 * HOUR);
    expect(await admin.find(key)).toMatchObject({ actor: 'password' });
  }
  admin.after(12 * HOUR);
  expect(await admin.find(key)).toBeNull();
});

it('a session ends after seven days however much it is used', async () => {
  const admin = anAdmin();
  const key = await admin.signIn();
  for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
    admin.after(6 * HOUR);
    expect(await admin.find(key)).not.toBeNull();
  }
  admin.after(6 * HOUR);
  expect(await admin.find(key)).toBeNull();
});

it('nobody is signed in by an empty key, nor by that of nobody', async () => {
  const admin = anAdmin();
  await admin.signIn();

  expect(await admin.find('')).toBeNull();
  expect(await admin.find('x'.repeat(43))).toBeNull();
});

it('a link opens the admin once, in the name of its Telegram user', async () => {
  const admin = anAdmin();
  const token = await admin.link();
  admin.after(4 * MINUTE);
  const entered = await Promise.all([admin.enter(token), admin.enter(token), admin.enter(token)]);

  expect(entered.map(({ kind }) => kind).sort()).toEqual(['signed_in', 'used', 'used']);
  const [key] = entered.flatMap((one) => (one.kind === 'signed_in' ? [one.key] : []));
  expect(await admin.find(key ?? '')).toMatchObject({ actor: 'telegram:42' });
  expect(await admin.enter('nothing')).toEqual({ kind: 'unknown' });
});

it('a link is over after five minutes', async () => {
  const admin = anAdmin();
  const token = await admin.link();
  admin.after(5 * MINUTE);

  expect(await admin.enter(token)).toEqual({ kind: 'expired' });
});

it('a new password ends every session and every link, those from the bot too', async () => {
  const admin = anAdmin();
  const byPassword = await admin.signIn();
  const byLink = await admin.come(await admin.link());
  const unused = await admin.link();
  admin.restart({ passwordHash: await hashPassword('другой пароль') });

  expect([await admin.find(byPassword), await admin.find(byLink)]).toEqual([null, null]);
  expect(await admin.enter(unused)).toEqual({ kind: 'revoked' });
  expect(await admin.find(await admin.signIn('другой пароль'))).not.toBeNull();
});

it('who leaves the list of admins is out at once, with their session and their link', async () => {
  const admin = anAdmin();
  const byPassword = await admin.signIn();
  const byLink = await admin.come(await admin.link());
  const unused = await admin.link();
  admin.restart({ telegramIds: [43] });

  expect(await admin.find(byLink)).toBeNull();
  expect(await admin.enter(unused)).toEqual({ kind: 'revoked' });
  expect(await makeAdminLink(admin, 42)).toBeNull();
  expect(await admin.find(byPassword)).not.toBeNull();
});

it('without a password any more nobody is signed in by one', async () => {
  const admin = anAdmin();
  const key = await admin.signIn();
  admin.restart({ passwordHash: null });

  expect(await admin.find(key)).toBeNull();
});

it('a new application secret ends nothing while the previous one is still known', async () => {
  const admin = anAdmin();
  const key = await admin.signIn();
  admin.restart({ secrets: ['new-secret-of-the-admin-0123456789abcd', APP_SECRET] });
  expect(await admin.find(key)).not.toBeNull();
  admin.restart({ secrets: ['new-secret-of-the-admin-0123456789abcd'] });
  expect(await admin.find(key)).toBeNull();
});

it.each<[string, Partial<SetUp>]>([
  ['the password', { passwordHash: 'other' }],
  ['no password', { passwordHash: null }],
  ['the list of admins', { telegramIds: [] }],
  ['the application secret', { secrets: ['new-secret-of-the-admin-0123456789abcd'] }],
])('what ended by a change of %s stays ended when that is taken back', async (_, changes) => {
  const admin = anAdmin();
  const byPassword = await admin.signIn();
  const byLink = await admin.come(await admin.link());
  const unused = await admin.link();
  const keys = [byPassword, byLink];
  const before = await Promise.all(keys.map(admin.find));
  admin.restart(changes);
  await forgetRevoked(admin);
  const living = await Promise.all(keys.map(admin.find));
  admin.restart({ passwordHash, telegramIds: [42], secrets: [APP_SECRET] });
  await forgetRevoked(admin);

  expect(before).not.toContain(null);
  expect(living[1]).toBeNull();
  expect(await Promise.all(keys.map(admin.find))).toEqual(living);
  expect(await admin.enter(unused)).toEqual({ kind: 'unknown' });
});

it('what still lets its people in stays when the shop starts', async () => {
  const admin = anAdmin();
  const key = await admin.signIn();
  const unused = await admin.link();
  admin.restart({ secrets: ['new-secret-of-the-admin-0123456789abcd', APP_SECRET] });
  await forgetRevoked(admin);

  expect(await admin.find(key)).not.toBeNull();
  expect(await admin.enter(unused)).toMatchObject({ kind: 'signed_in' });
});

it('a link of the machine itself opens the admin where there is neither password nor bot', async () => {
  const admin = anAdmin();
  admin.restart({ passwordHash: null, telegramIds: [] });
  const link = aAdminLink(admin.credentialsOf, 'server', START);
  if (!link) throw new Error('no link');
  await admin.store.write([], (db) => db.adminLinks.insert(link.kept));

  expect(await admin.find(await admin.come(link.token))).toMatchObject({ actor: 'server' });
});

it('“everywhere” ends the links that nobody has used yet', async () => {
  const admin = anAdmin();
  const unused = await admin.link();
  await signOutEverywhere(admin, { actor: 'password' });

  expect(await admin.enter(unused)).toEqual({ kind: 'unknown' });
});

it('every sign-in and sign-out is in the audit log, newest first', async () => {
  const admin = anAdmin();
  await admin.signIn();
  await admin.enter(await admin.link());
  await signOutEverywhere(admin, { actor: 'password' });

  const lines = await admin.store.admin.auditLines({ before: null, limit: 2 });
  expect(lines.map(({ actor, action }) => [actor, action])).toEqual([
    ['password', 'signed_out_everywhere'],
    ['telegram:42', 'signed_in'],
  ]);
  const before = lines.at(-1)?.id ?? '';
  const [first, ...rest] = await admin.store.admin.auditLines({ before, limit: 2 });
  expect(first).toMatchObject({ actor: 'password', action: 'signed_in' });
  expect(rest).toEqual([]);
});

it('without a password ever set nobody comes in by one', async () => {
  const admin = anAdmin();
  admin.restart({ passwordHash: null });

  await expect(admin.signIn('')).rejects.toThrow('closed');
});

it('a session that was ended stays ended, and no other does', async () => {
  const admin = anAdmin();
  const keys = [await admin.signIn(), await admin.signIn()];
  const [session] = await Promise.all(keys.map(admin.find));
  if (!session) throw new Error('nobody is signed in');
  await signOut(admin, session);

  expect(await admin.find(keys[0] ?? '')).toBeNull();
  expect(await admin.find(keys[1] ?? '')).not.toBeNull();
});
