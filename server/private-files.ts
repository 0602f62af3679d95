import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseAddress } from '@/db/open-store';

const BEFORE_UPDATE = 'before-update.sqlite';
/** The folder that the shop makes for its database where none is named. */
const OWN_FOLDER = 'data';

/**
 * From now on no other user of the machine reads what this process and its children write; what
 * of the database they could read till now, they cannot any more. Files of others are left alone.
 */
export function keepFilesPrivate(database: DatabaseAddress): void {
  process.umask(0o077);
  if (database.kind !== 'file') return;
  const { file: databaseFile } = database;
  for (const file of databaseFiles(databaseFile)) narrow(file);
  const folder = path.dirname(path.resolve(databaseFile));
  if (path.basename(folder) === OWN_FOLDER) narrow(folder);
}

/** The database and what lies beside it because of it: its log, its lock, its earlier states. */
export function databaseFiles(databaseFile: string): string[] {
  const { dir, base } = path.parse(path.resolve(databaseFile));
  try {
    const names = readdirSync(dir).filter(
      (name) => name.startsWith(base) || name === BEFORE_UPDATE,
    );
    return names.map((name) => path.join(dir, name));
  } catch {
    // There is no such folder yet.
    return [];
  }
}

function narrow(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found || found.isSymbolicLink() || found.uid !== process.getuid?.()) return;
  if ((found.mode & 0o077) === 0) return;
  try {
    chmodSync(file, found.mode & 0o700);
  } catch {
    // Not every disk knows modes; «Проверка» names what stays open.
  }
}
