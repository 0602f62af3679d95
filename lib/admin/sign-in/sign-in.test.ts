import { beforeAll, expect, it } from 'vitest';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { type CredentialsOf, credentialsOf } from './credentials';
import { aDeskLink, enterByLink, makeDeskLink } from './desk-link';
import { OneAtATime } from './one-at-a-time';
import { hashPassword } from './password-hash';
import { findSignedIn, signIn } from './sign-in';

const START = new Date('2026-11-24T09:00:00.000Z');
const [MINUTE, HOUR] = [60_000, 3_600_000];
const NO_LIMIT = { take: async () => 0, forget: async () => undefined };

let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword('верный пароль');
});

const APP_SECRET = 'secret-of-the-desk-0123456789abcdef';

/** What is set up; what the test changes is what a restart with another `.env` would change. */
type SetUp = { passwordHash: string | null; telegramIds: number[]; secrets: [string, ...string[]] };

/** A desk whose time and configuration the test moves. */
function aDesk() {
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
      const guess = { password, address: '1', device: null };
      const outcome = await signIn({ ...ports, limits, lanes, passwordHash: hash }, guess);
      if (outcome.kind !== 'signed_in') throw new Error(outcome.kind);
      return outcome.key;
    },
    find: (key: string) => findSignedIn(ports, key),
    link: async () => {
      const token = await makeDeskLink(ports, 42);
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
  const desk = aDesk();
  const key = await desk.signIn();
  for (let hours = 0; hours < 22; hours += 11) {
    desk.after(11 * HOUR);
    expect(await desk.find(key)).toMatchObject({ actor: 'password' });
  }
  desk.after(12 * HOUR);
  expect(await desk.find(key)).toBeNull();
});

it('a session ends after seven days however much it is used', async () => {
  const desk = aDesk();
  const key = await desk.signIn();
  for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
    desk.after(6 * HOUR);
    expect(await desk.find(key)).not.toBeNull();
  }
  desk.after(6 * HOUR);
  expect(await desk.find(key)).toBeNull();
});

it('nobody is signed in by an empty key, nor by that of nobody', async () => {
  const desk = aDesk();
  await desk.signIn();

  expect(await desk.find('')).toBeNull();
  expect(await desk.find('x'.repeat(43))).toBeNull();
});

it('a link opens the desk once, in the name of its Telegram user', async () => {
  const desk = aDesk();
  const token = await desk.link();
  desk.after(4 * MINUTE);
  const entered = await Promise.all([desk.enter(token), desk.enter(token), desk.enter(token)]);

  expect(entered.map(({ kind }) => kind).sort()).toEqual(['signed_in', 'used', 'used']);
  const [key] = entered.flatMap((one) => (one.kind === 'signed_in' ? [one.key] : []));
  expect(await desk.find(key ?? '')).toMatchObject({ actor: 'telegram:42' });
  expect(await desk.enter('nothing')).toEqual({ kind: 'unknown' });
});

it('a link is over after five minutes', async () => {
  const desk = aDesk();
  const token = await desk.link();
  desk.after(5 * MINUTE);

  expect(await desk.enter(token)).toEqual({ kind: 'expired' });
});

it('a new password ends every session and every link, those from the bot too', async () => {
  const desk = aDesk();
  const [byPassword, byLink] = [await desk.signIn(), await desk.come(await desk.link())];
  const unused = await desk.link();
  desk.restart({ passwordHash: await hashPassword('другой пароль') });

  expect([await desk.find(byPassword), await desk.find(byLink)]).toEqual([null, null]);
  expect(await desk.enter(unused)).toEqual({ kind: 'revoked' });
  expect(await desk.find(await desk.signIn('другой пароль'))).not.toBeNull();
});

it('who leaves the list of admins is out at once, with their session and their link', async () => {
  const desk = aDesk();
  const [byPassword, byLink] = [await desk.signIn(), await desk.come(await desk.link())];
  const unused = await desk.link();
  desk.restart({ telegramIds: [43] });

  expect(await desk.find(byLink)).toBeNull();
  expect(await desk.enter(unused)).toEqual({ kind: 'revoked' });
  expect(await makeDeskLink(desk, 42)).toBeNull();
  expect(await desk.find(byPassword)).not.toBeNull();
});

it('without a password any more nobody is signed in by one', async () => {
  const desk = aDesk();
  const key = await desk.signIn();
  desk.restart({ passwordHash: null });

  expect(await desk.find(key)).toBeNull();
});

it('a new application secret ends nothing while the previous one is still known', async () => {
  const desk = aDesk();
  const key = await desk.signIn();
  desk.restart({ secrets: ['new-secret-of-the-desk-0123456789abcd', APP_SECRET] });
  expect(await desk.find(key)).not.toBeNull();
  desk.restart({ secrets: ['new-secret-of-the-desk-0123456789abcd'] });
  expect(await desk.find(key)).toBeNull();
});

it('a link of the machine itself opens the desk where there is neither password nor bot', async () => {
  const desk = aDesk();
  desk.restart({ passwordHash: null, telegramIds: [] });
  const link = aDeskLink(desk.credentialsOf, 'server', START);
  if (!link) throw new Error('no link');
  await desk.store.desk.keepDeskLink(link.kept);

  expect(await desk.find(await desk.come(link.token))).toMatchObject({ actor: 'server' });
});

it('“everywhere” ends the links that nobody has used yet', async () => {
  const desk = aDesk();
  const unused = await desk.link();
  const entry = { at: START, actor: 'password', act: 'signed_out_everywhere' } as const;
  await desk.store.desk.endAllSessions(entry);

  expect(await desk.enter(unused)).toEqual({ kind: 'unknown' });
});

it('every sign-in and sign-out is in the audit log, newest first', async () => {
  const desk = aDesk();
  await desk.signIn();
  await desk.enter(await desk.link());
  const at = START;
  await desk.store.desk.endAllSessions({ at, actor: 'password', act: 'signed_out_everywhere' });

  const lines = await desk.store.desk.auditLines({ before: null, limit: 2 });
  expect(lines.map(({ actor, act }) => [actor, act])).toEqual([
    ['password', 'signed_out_everywhere'],
    ['telegram:42', 'signed_in'],
  ]);
  const before = lines.at(-1)?.id ?? '';
  const [first, ...rest] = await desk.store.desk.auditLines({ before, limit: 2 });
  expect(first).toMatchObject({ actor: 'password', act: 'signed_in' });
  expect(rest).toEqual([]);
});

it('without a password ever set nobody comes in by one', async () => {
  const desk = aDesk();
  desk.restart({ passwordHash: null });

  await expect(desk.signIn('')).rejects.toThrow('closed');
});
