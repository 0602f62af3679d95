import { spawnSync } from 'node:child_process';
import { installDebianPackage } from './debian';

/**
 * Brings Debian's faketime, by which a test shifts the clock of a program; without it, that test
 * says so.
 */
export function ensureFaketime(): void {
  if (faketimeLibrary() || installDebianPackage('faketime')) return;
  process.stderr.write('faketime здесь нет: проверка с неверными часами будет пропущена.\n');
}

/** The library that lies about the time to a program it is loaded into; null where there is none. */
export function faketimeLibrary(): string | null {
  const asked = spawnSync('faketime', ['-f', '+1d', 'printenv', 'LD_PRELOAD']);
  return asked.status === 0 ? asked.stdout.toString('utf8').trim() : null;
}
