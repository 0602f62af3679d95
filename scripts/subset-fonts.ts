import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';

const ROOT = path.join(import.meta.dirname, '..');
const { resolve } = createRequire(import.meta.url);

/** Each piece of a family comes in a file of its own; a piece is cut to what Russian pages use. */
const PIECES = {
  cyrillic: `${letters('А', 'я')}Ёё№`,
  latin: `${letters(' ', '~')}\u00a0\u202f«»„“”’–—−…×·→←↑✓`,
  'latin-ext': '₽āīūñśṇṣṭĀ',
};

/** Titles are of one weight, so it is fixed; the text keeps the axis between its two weights. */
const PAGE_FAMILIES = [
  { name: 'title', source: 'cormorant', weight: 560 },
  { name: 'text', source: 'source-sans-3', weight: { min: 400, max: 600 } },
];

/**
 * Documents carry whole fonts of one weight each, with every letter of Cyrillic and Latin names
 * that the fonts have: nothing falls back there.
 */
const DOCUMENT_FONTS = {
  title: 'cormorant/600SemiBold/Cormorant_600SemiBold',
  text: 'source-sans-3/400Regular/SourceSans3_400Regular',
  bold: 'source-sans-3/600SemiBold/SourceSans3_600SemiBold',
};

const NAMES = [letters('\u00c0', '\u017f'), letters('\u0400', '\u052f'), '’ʼ'];

const FEATURES = ['kern', 'mark', 'ccmp', 'locl', 'liga', 'lnum', 'tnum', 'pnum'];

/**
 * Cuts the packaged fonts down to `app/fonts/*.woff2` for the pages and `lib/documents/fonts/*.ttf`
 * for the PDF and the pictures; the same packages give the same files.
 */
async function subsetFonts(): Promise<void> {
  for (const { name, source, weight } of PAGE_FAMILIES) {
    for (const [piece, text] of Object.entries(PIECES)) {
      const file = `@fontsource-variable/${source}/files/${source}-${piece}-wght-normal.woff2`;
      await subset(file, text, `app/fonts/${name}-${piece}.woff2`, { wght: weight });
    }
  }
  for (const [name, file] of Object.entries(DOCUMENT_FONTS)) {
    const text = [...Object.values(PIECES), ...NAMES].join('');
    await subset(`@expo-google-fonts/${file}.ttf`, text, `lib/documents/fonts/${name}.ttf`);
  }
}

type Axes = Record<string, number | { min: number; max: number }>;

async function subset(source: string, text: string, target: string, axes?: Axes): Promise<void> {
  const font = await subsetFont(await readFile(resolve(source)), text, {
    targetFormat: target.endsWith('.woff2') ? 'woff2' : 'truetype',
    ...(axes ? { variationAxes: axes } : {}),
    keepFeatures: FEATURES,
    noHinting: true,
  });
  const file = path.join(ROOT, target);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, font);
}

function letters(first: string, last: string): string {
  const from = first.charCodeAt(0);
  const to = last.charCodeAt(0);
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, at) => from + at));
}

await subsetFonts();
