import type { RestoreOptions, RestoreOutcome } from './backup/restore-outcome';
import type { DatabaseAddress } from './open-store';
import { restoreBackup } from './sqlite/backup/restore-backup';

type Options = RestoreOptions & {
  /** Of this process, for the programs it starts. */
  environment: Readonly<Record<string, string | undefined>>;
};

/**
 * Puts a copy in place of a database, or with `replace: false` only says what that would do. Throws
 * `DamagedCopy` of a copy that is not whole, and `LacksPrograms`.
 */
export async function restoreDatabase(
  file: string,
  address: DatabaseAddress,
  { environment, ...options }: Options,
): Promise<RestoreOutcome | { kind: 'of_other_engine' }> {
  const isOther = address.kind === 'file' ? /\.dump(?:\.gz)?$/ : /\.sqlite(?:\.gz)?$/;
  if (isOther.test(file)) return { kind: 'of_other_engine' };
  if (address.kind === 'file') return restoreBackup(file, address.file, options);
  const { restoreDump } = await import('./postgres/copies/restore-dump');
  return restoreDump({ file, url: address.url, environment }, options);
}
