import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { lockDatabase, lockHolder, ownDatabase } from './lock';

function aFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return path.join(folder, 'shop.sqlite');
}

/** Another process that takes the lock and does nothing more. */
async function otherProcess(file: string) {
  const program = `
    import { lockDatabase } from './db/sqlite/lock.ts';
    const lock = lockDatabase(${JSON.stringify(file)});
    console.log(lock ? 'locked' : 'in use');
    setInterval(() => lock, 1000);
  `;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { said: said.toString().trim(), pid: child.pid, kill };
}

it('while one process has the lock no other gets it, and a killed one leaves none', async () => {
  const file = aFile();
  const other = await otherProcess(file);
  expect(other.said).toBe('locked');
  expect(lockDatabase(file)).toBeNull();
  if (process.platform === 'linux') expect(lockHolder(file)).toBe(other.pid);
  await expect(ownDatabase(file, 100)).rejects.toMatchObject({ name: 'DatabaseInUse' });

  const waiting = ownDatabase(file, 60_000);
  await other.kill();
  const lock = await waiting;
  expect((await otherProcess(file)).said).toBe('in use');
  lock.release();
  expect(lockDatabase(file)).not.toBeNull();
});
