import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';

/** Between the parts of a sheet, and around them. */
const BACKGROUND = { r: 139, g: 133, b: 148 };
const PAGES_IN_A_ROW = 6;
const PAGE_WIDTH = 420;
const COLUMN_WIDTH = 246;
/** Of the sheet of a phone's columns. */
const SHEET_HEIGHT = 1_500;

type Spaces = { inARow: number; gap: number; margin: number };

/** All pages of a PDF on one picture, drawn by Poppler's `pdftoppm`. */
export async function pagesOnSheet(pdf: Uint8Array): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-pages-'));
  try {
    const file = path.join(folder, 'reading.pdf');
    writeFileSync(file, pdf);
    const size = ['-scale-to-x', String(PAGE_WIDTH), '-scale-to-y', '-1'];
    execFileSync('pdftoppm', ['-png', ...size, file, path.join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
    const pictures = pages.sort().map((name) => readFileSync(path.join(folder, name)));
    return await sheetOf(pictures, { inARow: PAGES_IN_A_ROW, gap: 10, margin: 5 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A page as wide as a phone, cut into columns from left to right. `take` returns the picture of a
 * piece of the page, in pixels of the page.
 */
export async function columnsOnSheet(
  page: { width: number; height: number },
  take: (top: number, height: number) => Promise<Buffer>,
): Promise<Buffer> {
  const margin = 5;
  const columnHeight = Math.floor((SHEET_HEIGHT - 2 * margin) * (page.width / COLUMN_WIDTH));
  const columns: Buffer[] = [];
  for (let top = 0; top < page.height; top += columnHeight) {
    const height = Math.min(columnHeight, page.height - top);
    columns.push(
      await sharp(await take(top, height))
        .resize({ width: COLUMN_WIDTH })
        .toBuffer(),
    );
  }
  return await sheetOf(columns, { inARow: columns.length, gap: 8, margin });
}

/** Pictures of one width in rows, on the background of a sheet. */
async function sheetOf(pictures: Buffer[], { inARow, gap, margin }: Spaces): Promise<Buffer> {
  const sizes = await Promise.all(pictures.map((picture) => sharp(picture).metadata()));
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const across = Math.min(inARow, pictures.length);
  const down = Math.ceil(pictures.length / inARow);
  const placed = pictures.map((input, place) => ({
    input,
    left: margin + (place % inARow) * (width + gap),
    top: margin + Math.floor(place / inARow) * (height + gap),
  }));
  const size = {
    width: across * (width + gap) - gap + 2 * margin,
    height: down * (height + gap) - gap + 2 * margin,
  };
  return await sharp({ create: { ...size, channels: 3, background: BACKGROUND } })
    .composite(placed)
    .png()
    .toBuffer();
}
