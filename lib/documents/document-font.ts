import path from 'node:path';
import { type Font, openSync } from 'fontkit';
import { OwnError } from '../own-error';

export type DocumentFont = 'title' | 'text' | 'bold';

const opened = new Map<DocumentFont, Font>();

/** Where a font of the documents lies; `scripts/subset-fonts.ts` cuts them at build. */
export function documentFontFile(name: DocumentFont): string {
  return path.join(process.cwd(), 'lib/documents/fonts', `${name}.ttf`);
}

/** A font of the documents, opened once. */
export function documentFont(name: DocumentFont): Font {
  const known = opened.get(name);
  if (known) return known;
  const font = openSync(documentFontFile(name));
  if (!('layout' in font)) throw new OwnError(`${name}.ttf is a collection of fonts`);
  opened.set(name, font);
  return font;
}

/** The text without what the fonts cannot write, such as an emoji in a name. */
export function writable(text: string): string {
  const fonts = [documentFont('title'), documentFont('text')];
  const isKnown = (letter: string) =>
    fonts.every((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  return [...text.normalize('NFC')].filter(isKnown).join('').replace(/\s+/g, ' ').trim();
}
