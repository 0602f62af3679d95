// Runs one of the project's TypeScript programs: node scripts/run.mjs scripts/serve.ts …
// With install-once.mjs, all that must also work on an old Node: it brings a newer one and the
// dependencies.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './install-once.mjs';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const RUNTIME = path.join(ROOT, 'scripts/runtime');

const node = nodeForUs();
installOnce(ROOT, 'Ставим зависимости (около минуты)…', node);
// What a program writes is for nobody else.
process.umask(0o077);
const PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH}`;
const child = spawn(node, ['--import', 'tsx', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  // The cache of tsx has a known name in /tmp, where others may have put code into it.
  env: { ...process.env, PATH, TSX_DISABLE_CACHE: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

/** The system's Node where it is new enough; it must be, better-sqlite3 crashes an older one. */
function nodeForUs() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  installOnce(RUNTIME, `Здесь Node ${process.versions.node}, нужен 22.12 или новее: ставим свой…`);
  const own = path.join(RUNTIME, 'node_modules/.bin/node');
  if (existsSync(own)) return own;
  process.stderr.write('Для этой системы своего Node нет. Поставьте Node 24: https://nodejs.org\n');
  return process.exit(1);
}
