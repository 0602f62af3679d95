import { existsSync, lstatSync } from 'node:fs';
import path from 'node:path';

/**
 * A program that root starts goes on as the user whose the database is: in a folder that another
 * may write, root could be led by a link to files of its own.
 */
export function becomeOwner(databaseFile: string): void {
  if (process.getuid?.() !== 0) return;
  const folder = path.dirname(path.resolve(databaseFile));
  const owned = [databaseFile, folder].find((file) => existsSync(file));
  if (!owned) return;
  const { uid, gid } = lstatSync(owned);
  if (uid === 0) return;
  process.setgroups?.([]);
  process.setgid?.(gid);
  process.setuid?.(uid);
}
