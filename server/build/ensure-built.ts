import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { PROGRAMS } from '@/lib/program';
import { precompress } from './precompress';

/** The bundled HTTP server. */
export const SERVER = '.next/server.mjs';

/**
 * How the shop is run, here, by systemd and in Docker. The heap is what the largest payment list
 * needs beside open pages; left to itself, Node takes the memory of a small server whole.
 */
export const SERVER_FLAGS = ['--max-old-space-size=320', '--disable-warning=DEP0169'];

/**
 * What the shop starts beside itself, the emulators of a demo, which an image leaves out, and what
 * the tests start often.
 */
const PROGRAM_SOURCES = [
  'lib/documents/worker.ts',
  'lib/payments/reconciliation/list-reader.ts',
  'emulators/prodamus/main.ts',
  'emulators/telegram/main.ts',
  'emulators/mail/main.ts',
  'scripts/admin-link.ts',
  'scripts/admin-password.ts',
  'scripts/backup.ts',
  'scripts/doctor.ts',
  'scripts/orders.ts',
  'scripts/restore.ts',
].filter((source) => existsSync(source));

/**
 * What Next salts the ids of server actions with, besides their files and names. Left to itself it
 * draws one for every build, and no form of a page that was opened before an update is understood
 * after it. No secret: the ids stand in the pages. What Next encrypts, it encrypts by a key of the
 * shop's own (`pages`).
 */
export const ACTION_ID_SALT = Buffer.from('chakra-checkout: server actions.').toString('base64');

const STAMP = '.next/built-from';
const SOURCES = [
  'app',
  'components',
  'lib',
  'db',
  'public',
  'server',
  'server.ts',
  'emulators',
  ...PROGRAM_SOURCES,
  'scripts/become-owner.ts',
  'scripts/require-migrated.ts',
  'scripts/subset-fonts.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const NOT_BUILT = /(\.test\.ts|\.contract\.ts|\.woff2|\.ttf)$|\/fixtures\//;

/** Builds the site unless what it is built from has not changed since the last build. */
export function ensureBuilt(): void {
  const wanted = digestOf(SOURCES);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  // It holds no secret, and another user than the one that builds may run it.
  const before = process.umask(0o022);
  process.stderr.write('Собираем сайт (около полуминуты)…\n');
  rmSync(STAMP, { force: true });
  run('--import', 'tsx', 'scripts/subset-fonts.ts');
  run('node_modules/next/dist/bin/next', 'build');
  precompress();
  bundlePrograms();
  writeFileSync(STAMP, wanted);
  process.umask(before);
}

/**
 * Native, one copy for the HTTP server and for Next's pages, or not working in a bundle: grammY's
 * fetch knows an AbortSignal by the name of its class, PDFKit reads files beside its own.
 */
const NOT_BUNDLED = [
  'next',
  '@next/env',
  'better-sqlite3',
  'pino',
  'prom-client',
  'grammy',
  'sharp',
  'pdfkit',
  'fontkit',
];

/**
 * Our own code and the packages it uses in few files: a start reads no TypeScript, and does not
 * look for hundreds of files, which took it half of its time and more.
 */
function bundlePrograms(): void {
  rmSync(PROGRAMS, { recursive: true, force: true });
  bundle({ entryPoints: ['server.ts'], outfile: SERVER });
  bundle({
    entryPoints: PROGRAM_SOURCES,
    outdir: PROGRAMS,
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    splitting: true,
  });
}

function bundle(what: BuildOptions): void {
  buildSync({
    ...what,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: NOT_BUNDLED,
    sourcemap: true,
    // Some packages are CommonJS and ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
}

function run(...args: string[]): void {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTION_ID_SALT,
    CHAKRA_BUILD_ID: digestOf(SOURCES),
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}\nСборка не удалась.\n`);
  process.exit(1);
}

function digestOf(sources: readonly string[]): string {
  const digest = createHash('sha256').update(process.versions.node);
  for (const file of sources.flatMap(filesOf)) digest.update(file).update(readFileSync(file));
  return digest.digest('hex');
}

function filesOf(source: string): string[] {
  if (!existsSync(source)) return [];
  if (!statSync(source).isDirectory()) return [source];
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(source, name))
    .filter((file) => statSync(file).isFile() && !NOT_BUILT.test(file))
    .sort();
}
