import { existsSync, lstatSync } from 'node:fs';
import path from 'node:path';

/**
 * A program that root starts goes on as the user whose the database is, or else its folder: where
 * another may write, root could be led by a link to files of its own.
 */
export function becomeOwner(databaseFile: string): void {
  if (process.getuid?.() !== 0) return;
  const folder = path.dirname(path.resolve(databaseFile));
  const owner = [databaseFile, folder]
    .filter((file) => existsSync(file))
    .map((file) => lstatSync(file))
    .find(({ uid }) => uid !== 0);
  if (!owner) return;
  process.setgroups?.([]);
  process.setgid?.(owner.gid);
  process.setuid?.(owner.uid);
}
