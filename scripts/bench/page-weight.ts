import { gzipSync } from 'node:zlib';
import { printMiniAppWeight } from './mini-app-weight';
import type { Page } from './pages';

const FLOOR_KB = 138;

/** Prints what the scripts of each page weigh, and what the Mini App adds to them. */
export async function printPageWeight(pages: Page[]): Promise<void> {
  const rows = pages.map(async ({ name, url }) => [`${name}, скрипты gz`, await scripts(url)]);
  console.table(Object.fromEntries(await Promise.all(rows)));
  await printMiniAppWeight();
}

/** The scripts a browser loads with a page, compressed as the server sends them at worst. */
async function scripts(url: string) {
  const html = await (await fetch(url)).text();
  const tags = html.match(/<script[^>]*>/g) ?? [];
  const sources = tags
    .filter((tag) => !tag.includes('noModule'))
    .flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? []);
  const sizes = await Promise.all(
    [...new Set(sources)].map(async (source) => {
      const script = await (await fetch(new URL(source, url))).arrayBuffer();
      return gzipSync(Buffer.from(script)).length;
    }),
  );
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  return {
    файлов: sizes.length,
    кБ: kilobytes.toFixed(1),
    'сверх основы, кБ': (kilobytes - FLOOR_KB).toFixed(1),
  };
}
