import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { isBackupDue } from '@/lib/admin/backups/backup-due';
import type { Clock } from '@/lib/clock';
import { reasonOf } from '@/lib/describe-error';
import { programOf } from '@/lib/program';
import type { Store } from '@/lib/store/store';
import type { Config } from '../config/config';

/** The night's copy of the database. */
export type AppBackups = {
  /** Makes a copy when one is due; resolves when it is made, or is known not to be. */
  backUp(): Promise<void>;
  /** Ends one that is being made. */
  stop(): void;
};

/** A copy that takes longer hangs, as on a disk of the network that is gone. */
const TIMEOUT_MS = 3_600_000;

type Ports = { store: Store; clock: Clock; log: Logger };

/**
 * Copies are made by a process of their own, `npm run backup`: reading and packing a whole database
 * would hold up the buyers. What became of it that process itself writes down.
 */
export function appBackups({ backupDir }: Config, { store, clock, log }: Ports): AppBackups {
  const stopping = new AbortController();
  const backUp = async () => {
    if (!backupDir || stopping.signal.aborted) return;
    const startedAt = clock();
    if (!isBackupDue(await store.admin.backupState(), startedAt)) return;
    const reason = await runProgram(stopping.signal);
    if (reason === null || stopping.signal.aborted) return;
    log.error({ reason }, 'no copy of the database was made');
    const { last } = await store.admin.backupState();
    if (last && last.startedAt >= startedAt) return;
    const nothing = { fileName: null, bytes: null, orders: null };
    await store.admin.noteBackup({ startedAt, finishedAt: clock(), failure: 'other', ...nothing });
  };
  return { backUp, stop: () => stopping.abort() };
}

/**
 * Returns null when the program ended well, else the end of what it said. Of several instances on
 * one database one makes the copy, which the program sees to.
 */
async function runProgram(signal: AbortSignal): Promise<string | null> {
  const { flags, file } = programOf('scripts/backup.ts');
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  const child = spawn(process.execPath, [...flags, file, '--when-due'], {
    stdio: [...stdio],
    signal,
    timeout: TIMEOUT_MS,
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-2_000);
  });
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code === 0 ? null : said.trim() || `it ended with ${code}`;
  } catch (error) {
    return reasonOf(error);
  }
}
