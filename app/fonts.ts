import localFont from 'next/font/local';

/*
 * A family is three files (scripts/subset-fonts.ts), each tried in turn for every character, so the
 * piece with the size-adjusted fallback stands last. Next reads these calls at build time: every
 * argument has to be written out. The pieces with a few rare letters are not worth a place in front.
 */
const titleCyrillic = localFont({
  src: './fonts/title-cyrillic.woff2',
  variable: '--title-cyrillic',
  adjustFontFallback: false,
});
const titleRouble = localFont({
  src: './fonts/title-latin-ext.woff2',
  preload: false,
  variable: '--title-rouble',
  adjustFontFallback: false,
});
const titleLatin = localFont({
  src: './fonts/title-latin.woff2',
  variable: '--title-latin',
  adjustFontFallback: 'Times New Roman',
});
const textCyrillic = localFont({
  src: './fonts/text-cyrillic.woff2',
  weight: '400 600',
  variable: '--text-cyrillic',
  adjustFontFallback: false,
});
const textRouble = localFont({
  src: './fonts/text-latin-ext.woff2',
  preload: false,
  weight: '400 600',
  variable: '--text-rouble',
  adjustFontFallback: false,
});
const textLatin = localFont({
  src: './fonts/text-latin.woff2',
  weight: '400 600',
  variable: '--text-latin',
  adjustFontFallback: 'Arial',
});

/** The class that declares every font variable; globals.css puts the two families together. */
export const fonts = [titleCyrillic, titleRouble, titleLatin, textCyrillic, textRouble, textLatin]
  .map((font) => font.variable)
  .join(' ');
