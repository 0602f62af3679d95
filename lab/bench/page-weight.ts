import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { printMiniAppWeight } from './mini-app-weight';
import type { Page } from './pages';

/** What a first visit may load of scripts. */
const LIMIT_KB = 125;

/** Prints what a first visit of each page loads, as it goes over the wire, and the Mini App on top. */
export async function printPageWeight(pages: Page[]): Promise<void> {
  const rows = pages.map(async ({ name, url }) => [name, await weightOf(url)]);
  console.table(Object.fromEntries(await Promise.all(rows)));
  await printMiniAppWeight();
}

async function weightOf(url: string) {
  const html = await (await fetch(url)).text();
  const tags = html.match(/<(?:script|link)[^>]*>/g) ?? [];
  const named = (isWanted: (tag: string) => boolean) =>
    new Set(tags.filter(isWanted).flatMap((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? []));
  const scripts = named((tag) => tag.startsWith('<script') && !tag.includes('noModule'));
  const styles = named((tag) => tag.includes('rel="stylesheet"'));
  const scriptBytes = await onTheWire(url, scripts);
  const isOver = scriptBytes / 1000 > LIMIT_KB;
  return {
    'страница, кБ': kilobytes(await onTheWire(url, new Set([url]))),
    'скрипты, кБ': `${kilobytes(scriptBytes)}${isOver ? ` > ${LIMIT_KB}` : ''}`,
    'стили, кБ': kilobytes(await onTheWire(url, styles)),
    'шрифты, кБ': kilobytes(await fontBytes(url, styles)),
  };
}

/** Of every font that the styles name, whether this page has letters for it or not. */
async function fontBytes(page: string, styles: Set<string>): Promise<number> {
  let bytes = 0;
  for (const style of styles) {
    const address = new URL(style, page).href;
    const text = await (await fetch(address)).text();
    const fonts = [...text.matchAll(/url\(["']?([^)"']+\.woff2)/g)].map(([, font = '']) => font);
    bytes += await onTheWire(address, new Set(fonts));
  }
  return bytes;
}

/** As it comes to a browser of today, which takes Brotli; nothing is unpacked before it is counted. */
async function onTheWire(page: string, addresses: Set<string>): Promise<number> {
  let bytes = 0;
  for (const address of addresses) {
    const request = get(new URL(address, page), { headers: { 'Accept-Encoding': 'br, gzip' } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    for await (const part of response) bytes += (part as Buffer).length;
  }
  return bytes;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
