import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs a Debian package where that is possible: as root on Debian. Says whether it did. */
export function installDebianPackage(name: string): boolean {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return false;
  process.stderr.write(`Ставим ${name} для тестов…\n`);
  return apt('update') && apt('install', '-y', '--no-install-recommends', name);
}

function apt(...args: string[]): boolean {
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  return spawnSync('apt-get', ['-qq', ...args], { stdio: [...stdio] }).status === 0;
}
