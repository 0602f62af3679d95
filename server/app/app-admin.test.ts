import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST } from '@/app/generate_pay_url/route';
import { makeApiKey, revokeApiKey } from '@/lib/admin/api-key';
import { loadConfig } from '../config/config';
import { ENV_NAMES } from '../config/env';
import { type App, startApp } from './app';

/** With a cheap hash, so that tests do not wait for it. */
const PASSWORD = 'пароль кабинета в тестах';
const HASH = 'scrypt.1024.8.1.PYBN3MxQpuUpFj7MECqspg.zV-iirkHema-oLrUzUqdniQEkeIGHFl6OuV93lKqihU';

const folder = mkdtempSync(path.join(tmpdir(), 'chakra-admin-'));
const ENV = {
  DATABASE_URL: `file:${path.join(folder, 'shop.sqlite')}`,
  LOG_LEVEL: 'silent',
  PORT: '3476',
  ADMIN_PASSWORD_HASH: HASH,
  RATE_SIGN_IN_PER_HOUR: '3',
  RATE_SIGN_IN_DEVICE_PER_HOUR: '2',
  RATE_ORDERS_PER_MINUTE: '2',
  RATE_API_KEY_ORDERS_PER_MINUTE: '4',
};
let app: App;

beforeAll(async () => {
  const loaded = loadConfig(ENV);
  if (!loaded.ok) throw new Error(loaded.problems.join());
  app = await startApp(loaded.config);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

it('strangers who use up all attempts keep out no device that got in, nor the machine itself', async () => {
  const { admin } = app;
  const tries = async (password: string, device = '', address = '192.0.2.7') =>
    (await admin.signIn(password, address, device)).kind;
  expect(await tries(PASSWORD)).toBe('signed_in');
  const device = (await admin.newDevice()) ?? '';
  for (let at = 0; at < 3; at += 1) expect(await tries('no', '', `198.51.100.${at}`)).toBe('wrong');

  expect(await tries(PASSWORD)).toBe('too_many');
  expect(await tries(PASSWORD, device.replace('*', '*0'))).toBe('too_many');
  expect(await tries('no', device)).toBe('wrong');
  expect(await tries(PASSWORD, device)).toBe('signed_in');
  for (let at = 0; at < 2; at += 1) expect(await tries('no', device)).toBe('wrong');
  expect(await tries(PASSWORD, device)).toBe('too_many');

  const program = ['--import', 'tsx', 'scripts/admin-link.ts'];
  // What is set, also to nothing, no .env file beside overrides.
  const unset = Object.fromEntries(ENV_NAMES.map((name) => [name, '']));
  const env = { ...unset, ...ENV, NODE_ENV: 'test', PATH: process.env.PATH } as const;
  const link = execFileSync(process.execPath, program, { env, stdio: 'pipe' }).toString().trim();
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3476\/admin\/enter\/[\w-]{43}$/);
  const entered = await admin.enterByLink(link.split('/').at(-1) ?? '');
  if (entered.kind !== 'signed_in') throw new Error(entered.kind);
  expect(await admin.signedIn(entered.key)).toMatchObject({ actor: 'server' });
  expect(await admin.enterByLink(link.split('/').at(-1) ?? '')).toEqual({ kind: 'used' });
});

/** Orders as a program does; here nobody makes links, and the order stands all the same. */
async function order(authorization: string, name: string, birthDate = '1998-07-13') {
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': '203.0.113.9',
    authorization,
    'idempotency-key': name,
  };
  const body = JSON.stringify({ birthDate, consent: true });
  const address = 'http://127.0.0.1:3476/generate_pay_url';
  const request = new Request(address, { method: 'POST', headers, body });
  const answer = await POST(request, { params: Promise.resolve({}) });
  const { orderNumber } = (await answer.json()) as { orderNumber?: string };
  return {
    status: answer.status,
    number: orderNumber,
    scheme: answer.headers.get('www-authenticate'),
  };
}

it('a program with a key names its orders itself, within a limit of its own; a revoked one is refused', async () => {
  const made = await makeApiKey(app, 'сайт', 'password');
  const other = await makeApiKey(app, 'касса', 'password');
  if (made.kind !== 'made' || other.kind !== 'made') throw new Error('no key');
  const wrong = await order(`Bearer ${made.key}x`, 'lead-17');
  expect([wrong.status, wrong.scheme]).toEqual([401, 'Bearer']);
  expect((await order('Bearer', 'lead-17')).status).toBe(401);
  expect((await order('Bearer ck_guess', 'lead-17')).status).toBe(429);

  const first = await order(`Bearer ${made.key}`, 'lead-17');
  expect([first.status, first.number]).toEqual([502, expect.any(String)]);
  expect((await order(`Bearer ${made.key}`, 'lead-17')).number).toBe(first.number);
  expect((await order(`Bearer ${made.key}`, 'lead-17', '1999-07-13')).status).toBe(409);
  const ofTill = await order(`Bearer ${other.key}`, 'lead-17', '1999-07-13');
  expect(ofTill.number).toEqual(expect.any(String));
  expect(ofTill.number).not.toBe(first.number);
  expect((await order(`Bearer ${made.key}`, '')).status).toBe(422);
  expect((await order(`Bearer ${made.key}`, 'lead-18')).status).toBe(429);

  const [row] = (await app.store.read((db) => db.apiKeys.all())).filter(
    ({ name }) => name === 'касса',
  );
  expect(await revokeApiKey(app, row?.id ?? '', 'password')).toBe('revoked');
  expect(await revokeApiKey(app, row?.id ?? '', 'password')).toBe('no_change');
  expect([401, 429]).toContain((await order(`Bearer ${other.key}`, 'lead-19')).status);
  expect(await makeApiKey(app, 'сайт', 'password')).toEqual({ kind: 'taken' });
});
