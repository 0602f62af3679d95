import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Program, startCommand, type startProgram } from './program';

/** A small disk that only the program started on it can see; this process reaches it through it. */
export type Disk = {
  /** The folder, as the program knows it. */
  folder: string;
  start: typeof startProgram;
  /** Takes all the room there is; not before the program runs. */
  fill(): void;
  free(): void;
};

/** Whether this machine lets a program have disks of its own (user and mount namespaces). */
export function canHaveDisks(): boolean {
  const mounted = ['-Urm', 'mount', '-t', 'tmpfs', 'none', '/mnt'];
  return spawnSync('unshare', mounted, { stdio: 'ignore' }).status === 0;
}

/** A disk of so many megabytes. `prepare` is a line of shell that runs on it before the program. */
export function smallDisk(megabytes: number, prepare = 'true'): Disk {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-disk-'));
  const mount = `mount -t tmpfs -o size=${megabytes}m none "${folder}"`;
  const script = `${mount} && ${prepare} && exec "$@"`;
  let program: Program | undefined;
  const filler = () => {
    if (!program?.pid) throw new Error('nothing runs on the disk');
    return path.join(`/proc/${program.pid}/root`, folder, 'filler');
  };
  return {
    folder,
    start: (args, env, cwd) => {
      const command = ['-Urm', 'sh', '-ec', script, 'sh', process.execPath, ...args];
      program = startCommand('unshare', command, env, cwd);
      return program;
    },
    fill: () => writeUntilFull(filler()),
    free: () => rmSync(filler()),
  };
}

function writeUntilFull(file: string): void {
  const handle = openSync(file, 'w');
  for (const size of [65_536, 4_096, 1]) {
    const piece = Buffer.alloc(size);
    try {
      while (writeSync(handle, piece) > 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(handle);
}
