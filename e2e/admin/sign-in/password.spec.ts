import { spawnSync } from 'node:child_process';
import { expect, test } from '@/e2e/world/fixtures';
import { scrubbedEnv } from '@/e2e/world/program';
import { passwordFits } from '@/lib/admin/sign-in/password-hash';
import { builtProgram } from '@/lib/program';
import { DEMO_ADMIN_PASSWORD } from '@/server/config/demo-keys';

/** `npm run admin:password` with this typed into it. */
function makeHash(input: string) {
  const program = [builtProgram('scripts/admin-password.ts')];
  const env = scrubbedEnv({});
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { input, env });
  const hash = /^ADMIN_PASSWORD_HASH=(\S+)\n$/.exec(stdout.toString())?.[1] ?? '';
  return { status, said: stderr.toString(), hash };
}

test('npm run admin:password makes the line for .env of the password that is typed', async () => {
  const { status, said, hash } = makeHash('мой пароль 2026\n');
  expect(status).toBe(0);
  expect(await passwordFits('мой пароль 2026', hash)).toBe(true);
  expect(said).not.toContain('мой пароль');
});

test('Of nothing typed it makes a password up; a short one and that of the demo it refuses', async () => {
  const { said, hash } = makeHash('\n');
  const madeUp = /^Пароль: (\S{16})$/m.exec(said)?.[1] ?? '';
  expect(await passwordFits(madeUp, hash)).toBe(true);
  for (const poor of ['коротко\n', `${DEMO_ADMIN_PASSWORD}\n`]) {
    expect(makeHash(poor)).toMatchObject({ status: 1, hash: '' });
  }
});
