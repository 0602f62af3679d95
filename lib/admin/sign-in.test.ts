import { beforeAll, expect, it } from 'vitest';
import { aStore } from '../payments/fixtures/temporary-store';
import { enterByLink, makeDeskLink } from './desk-link';
import { hashPassword } from './password-hash';
import { findSignedIn, signIn } from './sign-in';

const START = new Date('2026-11-24T09:00:00.000Z');
const [MINUTE, HOUR] = [60_000, 3_600_000];
const NO_LIMIT = { take: async () => 0, forget: async () => undefined };

let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword('верный пароль');
});

/** A desk whose time the test moves. */
function aDesk() {
  let now = START;
  const ports = { store: aStore(), clock: () => now };
  const limits = { byAddress: NO_LIMIT, byAccount: NO_LIMIT };
  return {
    ...ports,
    after: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    signIn: async (password = 'верный пароль') => {
      const outcome = await signIn(
        { ...ports, ...limits, passwordHash },
        { password, address: '1' },
      );
      if (outcome.kind !== 'signed_in') throw new Error(outcome.kind);
      return outcome.key;
    },
    find: (key: string) => findSignedIn(ports, key),
    link: () => makeDeskLink(ports, 42),
    enter: (token: string) => enterByLink(ports, token),
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
  const { store, clock } = aDesk();
  const ports = { store, clock, byAddress: NO_LIMIT, byAccount: NO_LIMIT, passwordHash: null };

  expect(await signIn(ports, { password: '', address: '1' })).toEqual({ kind: 'closed' });
});
