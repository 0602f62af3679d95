import { spawnSync } from 'node:child_process';
import { installDebianPackage } from './debian';

/** Brings the PHP that some tests compare with; where there is none, those tests say so. */
export function ensurePhp(): void {
  if (hasPhp() || installDebianPackage('php-cli')) return;
  process.stderr.write('PHP здесь нет: сравнение с настоящим PHP будет пропущено.\n');
}

export function hasPhp(): boolean {
  return spawnSync('php', ['--version'], { stdio: 'ignore' }).status === 0;
}
