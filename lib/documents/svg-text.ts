import { type DocumentFont, documentFont } from './document-font';

/** How a line of a picture is set; positions and sizes are in pixels, `y` is the baseline. */
export type SvgLine = {
  x: number;
  y: number;
  size: number;
  font?: DocumentFont;
  fill: string;
  anchor?: 'start' | 'middle' | 'end';
};

/**
 * A line of text as outlines, so the picture needs no font where it is drawn and looks the same
 * on every machine.
 */
export function svgText(text: string, line: SvgLine): string {
  const { x, y, size, font: name = 'text', fill, anchor = 'start' } = line;
  const font = documentFont(name);
  const { glyphs, positions, advanceWidth } = font.layout(text, ['kern', 'lnum']);
  const scale = size / font.unitsPerEm;
  const start = x - { start: 0, middle: 0.5, end: 1 }[anchor] * advanceWidth * scale;
  let pen = 0;
  const outlines = glyphs.map((glyph, at) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
    const outline = `<path transform="translate(${pen + xOffset} ${yOffset})" d="${glyph.path.toSVG()}"/>`;
    pen += xAdvance;
    return outline;
  });
  const place = `translate(${round(start)} ${round(y)}) scale(${scale} ${-scale})`;
  return `<g fill="${fill}" transform="${place}">${outlines.join('')}</g>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
