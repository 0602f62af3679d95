import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What a build serves as files: the content of `public` and, under `_next/static`, Next's own. */
export const ASSETS = '.next/assets';

const COMPRESSIBLE = /\.(?:js|css|json|svg|txt|ico)$/;

/**
 * Lays the files of a build together, each beside its Brotli and gzip forms where those are
 * smaller.
 */
export function precompress(): void {
  rmSync(ASSETS, { recursive: true, force: true });
  cpSync('public', ASSETS, { recursive: true });
  cpSync('.next/static', path.join(ASSETS, '_next/static'), { recursive: true });
  for (const name of readdirSync(ASSETS, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(ASSETS, name);
    if (!COMPRESSIBLE.test(name) || !statSync(file).isFile()) continue;
    const content = readFileSync(file);
    keepIfSmaller(`${file}.br`, brotliCompressSync(content), content.length);
    keepIfSmaller(`${file}.gz`, gzipSync(content, { level: 9 }), content.length);
  }
}

function keepIfSmaller(file: string, compressed: Buffer, plainLength: number): void {
  if (compressed.length < plainLength) writeFileSync(file, compressed);
}
