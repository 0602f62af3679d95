import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Runs a program on a database in a file, unless these settings name another. */
function run(program: string, settings: Record<string, string>) {
  const env = { PATH: process.env.PATH, NODE_ENV: 'test' as const, ...settings };
  const flags = ['--import', 'tsx', `scripts/${program}.ts`];
  // Only a restore takes it.
  const args = program === 'restore' ? [...flags, 'a-copy.dump.gz'] : flags;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

const ADDRESSES = [
  'postgres://shop:S3C#RET@127.0.0.1/shop',
  'postgres://shop:77/RET@127.0.0.1/shop',
  'postgres://shop:S3CRET@127.0.0.1:70000/shop',
];

it.each(['serve', 'orders', 'restore', 'admin-link', 'backup', 'doctor', 'migrate'])(
  '%s says what an address should be like, and no password',
  (program) => {
    for (const address of ADDRESSES) {
      const { status, said } = run(program, { DATABASE_URL: address });
      expect(said).toContain('DATABASE_URL: адрес не читается');
      expect(said).not.toMatch(/S3C|77\/|RET/);
      expect(status).toBe(1);
    }
  },
  120_000,
);

it('a move says it of the address where it would go', () => {
  for (const address of ADDRESSES) {
    const { status, said } = run('move-to-postgres', { MOVE_TO: address });
    expect(said).toMatch(/^MOVE_TO: адрес не читается.*\n$/);
    expect(said).not.toMatch(/S3C|77\/|RET/);
    expect(status).toBe(1);
  }
}, 120_000);
