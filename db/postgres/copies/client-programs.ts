import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ClientBase } from 'pg';
import { LacksPrograms } from '../../backup/lacks-programs';

/** The programs of PostgreSQL that make and read a copy, both of one version. */
export type ClientPrograms = { dump: string; restore: string };

const run = promisify(execFile);

/** Where Debian keeps a version beside another. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * Finds the programs for the server of a connection, of its own version or else of the next one:
 * an older `pg_dump` refuses a server. Throws `LacksPrograms`, which says what to install.
 */
export async function programsFor(
  client: Pick<ClientBase, 'query'>,
  folders: readonly string[] = usualFolders(),
): Promise<ClientPrograms> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  const server: number = rows[0].major;
  const found = (await Promise.all(folders.map(programsIn))).filter((one) => one !== null);
  const fitting = found.filter(({ major }) => major >= server).sort((a, b) => a.major - b.major);
  if (fitting[0]) return fitting[0];
  const newest = Math.max(...found.map(({ major }) => major));
  const missing =
    found.length === 0
      ? 'нет программ pg_dump и pg_restore'
      : `pg_dump версии ${newest} не копирует сервер версии ${server}`;
  throw new LacksPrograms(
    `${missing}: поставьте клиент PostgreSQL ${server} (Debian и Ubuntu: apt install postgresql-client-${server})`,
  );
}

/** The search path comes first; an empty name stands for it. */
function usualFolders(): string[] {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  return ['', ...versions.map((version) => path.join(DEBIAN, version, 'bin'))];
}

async function programsIn(folder: string): Promise<(ClientPrograms & { major: number }) | null> {
  const dump = path.join(folder, 'pg_dump');
  const restore = path.join(folder, 'pg_restore');
  const major = await majorOf(dump);
  return major !== null && major === (await majorOf(restore)) ? { dump, restore, major } : null;
}

/** Null where there is no such program, or none that runs. */
async function majorOf(program: string): Promise<number | null> {
  const { stdout } = await run(program, ['--version']).catch(() => ({ stdout: '' }));
  const version = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
  return version ? Number(version) : null;
}
