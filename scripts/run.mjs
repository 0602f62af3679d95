// Runs one of the project's TypeScript programs: node scripts/run.mjs scripts/serve.ts …
// The only file that must also work on an old Node: it brings a newer one and the dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const RUNTIME = path.join(ROOT, 'scripts/runtime');

installOnce(ROOT, 'Ставим зависимости (около минуты)…');
const node = nodeForUs();
const PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH}`;
const child = spawn(node, ['--import', 'tsx', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, PATH },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

/** The system's Node where it is new enough; it must be, better-sqlite3 crashes an older one. */
function nodeForUs() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  installOnce(RUNTIME, `Здесь Node ${process.versions.node}, нужен 22.12 или новее: ставим свой…`);
  const own = path.join(RUNTIME, 'node_modules/.bin/node');
  if (!existsSync(own))
    fail('Для этой системы своего Node нет. Поставьте Node 24: https://nodejs.org');
  return own;
}

/** Installs exactly what the lockfile says, once for each content of it. */
function installOnce(folder, message) {
  const stamp = path.join(folder, 'node_modules/.installed');
  const lock = readFileSync(path.join(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write(`${message}\n`);
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
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
    stdio: 'inherit',
  });
  if (status !== 0) fail('Установка не удалась: проверьте сеть и повторите.');
  writeFileSync(stamp, wanted);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
