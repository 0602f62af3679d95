import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';

const TARGET = path.join(import.meta.dirname, '../app/fonts');

/** Each piece of a family comes in a file of its own; a piece is cut to what Russian pages use. */
const PIECES = {
  cyrillic: `${letters('А', 'я')}Ёё№`,
  latin: `${letters(' ', '~')}\u00a0\u202f«»„“”’–—−…×·→←↑✓`,
  'latin-ext': '₽',
};

/** Titles are of one weight, so it is fixed; the text keeps the axis between its two weights. */
const FAMILIES = [
  { name: 'title', source: 'cormorant', weight: 560 },
  { name: 'text', source: 'source-sans-3', weight: { min: 400, max: 600 } },
];

const FEATURES = ['kern', 'mark', 'ccmp', 'locl', 'liga', 'lnum', 'tnum', 'pnum'];

/** Cuts the packaged fonts down to `app/fonts/*.woff2`; the same packages give the same files. */
async function subsetFonts(): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  await mkdir(TARGET, { recursive: true });
  for (const { name, source, weight } of FAMILIES) {
    for (const [piece, text] of Object.entries(PIECES)) {
      const file = `@fontsource-variable/${source}/files/${source}-${piece}-wght-normal.woff2`;
      const font = await subsetFont(await readFile(resolve(file)), text, {
        targetFormat: 'woff2',
        variationAxes: { wght: weight },
        keepFeatures: FEATURES,
        noHinting: true,
      });
      await writeFile(path.join(TARGET, `${name}-${piece}.woff2`), font);
    }
  }
}

function letters(first: string, last: string): string {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, at) => from + at));
}

await subsetFonts();
