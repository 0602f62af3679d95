import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBackupFileName } from '@/lib/admin/backups/backup-file';
import { builtProgram } from '@/lib/program';
import { startProgram } from './program';
import type { Shop } from './shop';
import { startWorld, type World } from './world';

export const SELLER = 900_200;
export const MAILBOX = 'seller@example.ru';

export const aFolder = () => mkdtempSync(path.join(tmpdir(), 'chakra-backups-'));
export const copiesIn = (folder: string) =>
  readdirSync(folder).filter((name) => readBackupFileName(name) !== null);

/** Runs a program of the project on the database of a shop, as its operator would. */
async function operator(
  program: string,
  shop: Shop,
  settings: Record<string, string>,
  ...args: string[]
) {
  const env = { DATABASE_URL: shop.env.DATABASE_URL ?? '', ...settings };
  const running = startProgram([builtProgram(program), ...args], env);
  const code = await running.ended();
  return { code, said: running.output() };
}

export const backUp = (shop: Shop, folder: string) =>
  operator('scripts/backup.ts', shop, { BACKUP_DIR: folder });
export const restore = (shop: Shop, ...args: string[]) =>
  operator('scripts/restore.ts', shop, {}, ...args);

/** A shop with everything it writes through, all of its own. */
export function aShop(settings: Record<string, string> = {}): Promise<World> {
  const seller = { SELLER_EMAIL: MAILBOX, SELLER_TELEGRAM_IDS: String(SELLER) };
  return startWorld({ bot: true, people: [SELLER], settings: { ...seller, ...settings } });
}

/** Removes the database as a broken disk would. */
export function destroy({ databaseFile }: Shop): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(databaseFile + ending, { force: true });
}
