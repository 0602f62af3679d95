import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { startProdamus } from '../world/prodamus';
import { startCommand, type startProgram } from '../world/program';
import { launchShop, placeOrder, untilReady } from '../world/shop';

/** As a shell starts it on most machines: what it makes, all may read. */
const openly: typeof startProgram = (args, env, cwd) =>
  startCommand('sh', ['-c', 'umask 022 && exec "$0" "$@"', process.execPath, ...args], env, cwd);

function openTo(folder: string): string[] {
  const files = ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
  return files.filter((file) => statSync(path.join(folder, file)).mode & 0o077);
}

test('No other user of the machine reads the database, new or old, nor what lies beside it', async () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'chakra-files-')), 'data');
  mkdirSync(folder);
  const databaseFile = path.join(folder, 'app.sqlite');
  new Database(databaseFile).exec('vacuum').close();
  for (const name of ['app.sqlite.erased', 'app.sqlite.replaced-2026', 'before-update.sqlite'])
    writeFileSync(path.join(folder, name), '');
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o644);
  chmodSync(folder, 0o755);
  const port = await freePort();
  const prodamusPort = await freePort();
  const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${port}`);
  const settings = { DATABASE_URL: `file:${databaseFile}` };
  const shop = launchShop(port, prodamus.url, settings, { start: openly });
  await untilReady(shop);
  await placeOrder(shop);

  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['app.sqlite-wal', 'app.sqlite.lock']),
  );
  expect(openTo(folder)).toEqual([]);
  await shop.stop();
  await prodamus.stop();
});

test('The programs leave nothing in its folder that others may read, and root nothing of its own', async () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'chakra-files-')), 'data');
  const backups = path.join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  const databaseFile = path.join(folder, 'app.sqlite');
  const env = {
    DATABASE_URL: `file:${databaseFile}`,
    BACKUP_DIR: backups,
    PUBLIC_URL: 'http://127.0.0.1:9',
  };
  const run = async (name: string, ...args: string[]) => {
    const program = openly(['scripts/run.mjs', `scripts/${name}.ts`, ...args], env);
    expect(await program.ended(), program.output()).toBe(0);
    return program.output();
  };
  await run('migrate');
  const unpacked = path.join(path.dirname(folder), 'unpacked.sqlite');
  copyFileSync(databaseFile, unpacked);
  chmodSync(unpacked, 0o644);
  const owner = process.getuid?.() === 0 ? UID_OF_SHOP : (process.getuid?.() ?? 0);
  for (const own of [folder, backups]) chownSync(own, owner, owner);
  chmodSync(path.dirname(folder), 0o755);
  for (const own of [folder, backups]) chmodSync(own, 0o700);
  for (const name of readdirSync(folder)) chownSync(path.join(folder, name), owner, owner);
  for (const name of ['migrate', 'backup', 'orders']) await run(name);
  expect(await run('admin-link')).toContain('/admin/enter/');
  expect(await run('restore', unpacked, '--replace')).not.toContain('отложено');
  await run('admin-link');

  expect(openTo(folder)).toEqual([]);
  expect(ownersOf(folder)).toEqual([owner]);
});

/** Of a user that every Debian has. */
const UID_OF_SHOP = 65_534;

function ownersOf(folder: string): number[] {
  const files = ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
  return [...new Set(files.map((file) => statSync(path.join(folder, file)).uid))];
}
