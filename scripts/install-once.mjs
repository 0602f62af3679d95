// Beside run.mjs, which needs it first: this file must also work on an old Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs exactly what the folder's lockfile says, once for each content of it.
 * @param {string} folder
 * @param {string} message what to tell anyone who waits for it
 * @param {string} node the Node that will use it: npm leaves out native parts that are not for the
 *   Node it is run by
 */
export function installOnce(folder, message, node = process.execPath) {
  const stamp = path.join(folder, 'node_modules/.installed');
  const lock = readFileSync(path.join(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write(`${message}\n`);
  const npm = process.env.npm_execpath ? [node, process.env.npm_execpath] : ['npm'];
  const flags = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status } = spawnSync(npm[0], [...npm.slice(1), ...flags], {
    cwd: folder,
    // What a program prints is for anyone who reads it; npm's own words are not.
    stdio: ['inherit', 2, 2],
    env: {
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
      // What an older npm is warned of by a newer Node is nothing for anyone who waits.
      NODE_NO_WARNINGS: '1',
      // Where the npm of Debian has its parts; only Debian's own Node looks there by itself.
      NODE_PATH: ['/usr/share/nodejs', process.env.NODE_PATH].filter(Boolean).join(path.delimiter),
    },
  });
  if (status !== 0) {
    process.stderr.write('Установка не удалась: проверьте сеть и повторите.\n');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
