import { expect, it } from 'vitest';
import { DEMO_ADMIN_HASH, DEMO_ADMIN_PASSWORD } from '@/server/config/demo-keys';
import { hashPassword, isPasswordHash, passwordFits } from './password-hash';

it('a hash fits its own password only, and no two hashes of it are the same', async () => {
  const one = await hashPassword('пароль 1');
  const other = await hashPassword('пароль 1');

  expect(one).toMatch(/^scrypt\.32768\.8\.3\.[\w-]{22}\.[\w-]{43}$/);
  expect(one).not.toBe(other);
  expect(await passwordFits('пароль 1', one)).toBe(true);
  for (const wrong of ['', 'пароль 2', 'Пароль 1', 'пароль 1 ']) {
    expect(await passwordFits(wrong, one)).toBe(false);
  }
});

it('a letter typed as one sign or as two is the same letter', async () => {
  expect(await passwordFits('и\u0306од', await hashPassword('йод'))).toBe(true);
});

it('the password that the demo prints opens the demo', async () => {
  expect(await passwordFits(DEMO_ADMIN_PASSWORD, DEMO_ADMIN_HASH)).toBe(true);
});

it.each([
  ['nothing', ''],
  ['a password itself', 'пароль кабинета'],
  ['another scheme', '$2b$12$abcdefghijklmnopqrstuv'],
  ['no salt', `scrypt.32768.8.3..${'h'.repeat(43)}`],
  ['a cost that is no power of two', `scrypt.32767.8.3.${'s'.repeat(22)}.${'h'.repeat(43)}`],
  ['a cost that would eat the memory', `scrypt.4194304.32.1.${'s'.repeat(22)}.${'h'.repeat(43)}`],
  ['a short hash', `scrypt.32768.8.3.${'s'.repeat(22)}.${'h'.repeat(20)}`],
])('%s is no hash', (_, text) => {
  expect(isPasswordHash(text)).toBe(false);
});
