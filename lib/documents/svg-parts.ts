import { CHAKRAS, COLUMNS } from '../chakras/chakras';
import { lotusPath } from '../chakras/figure/lotus-paths';
import {
  CROSSED_LEGS,
  FIGURE_BOX,
  LOTUS_PLACES,
  SILHOUETTE,
} from '../chakras/figure/seated-figure';
import type { Reading } from '../chakras/reading';
import { CHAKRA_WORDS, COLUMN_WORDS, TOTALS_NAME } from '../chakras/texts/words';
import { type DocumentFont, documentFont } from './document-font';
import { BODY_COLOUR, CHAKRA_COLOURS, PALETTE, tintOf } from './palette';

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

/** The seated figure as SVG, `width` pixels wide, centred on `x`, from `y` down. */
export function svgFigure(x: number, y: number, width: number): string {
  const scale = width / FIGURE_BOX.width;
  const lotuses = CHAKRAS.map((chakra) => {
    const { y: centre, size } = LOTUS_PLACES[chakra];
    const disc = `<circle cy="${centre}" r="${size * 0.49}" fill="${PALETTE.paper}"/>`;
    return disc + svgLotus(chakra, 0, centre, size, 1);
  });
  return [
    `<g transform="translate(${x} ${y - FIGURE_BOX.top * scale}) scale(${scale})">`,
    `<path d="${SILHOUETTE}" fill="${BODY_COLOUR}" fill-rule="evenodd"/>`,
    `<path d="${CROSSED_LEGS}" fill="none" stroke="${PALETTE.paper}" stroke-width="2" stroke-linecap="round"/>`,
    ...lotuses,
    '</g>',
  ].join('');
}

/** One lotus around a point; `line` is the width of its strokes. */
function svgLotus(
  chakra: (typeof CHAKRAS)[number],
  x: number,
  y: number,
  size: number,
  line: number,
): string {
  const scale = size / 100;
  return `<path transform="translate(${x} ${y}) scale(${scale})" d="${lotusPath(chakra)}" fill="none" stroke="${CHAKRA_COLOURS[chakra]}" stroke-width="${line / scale}" stroke-linejoin="round"/>`;
}

/** Where the table stands, how wide it is and how high a row; in pixels. */
export type TablePlace = { x: number; y: number; width: number; row: number };

/** The 7 × 3 table with its totals as SVG. */
export function svgTable(reading: Reading, { x, y, width, row }: TablePlace): string {
  const names = width * 0.46;
  const at = (column: number) => x + names + ((width - names) * (column + 0.5)) / COLUMNS.length;
  const numbers = (values: readonly number[], baseline: number) =>
    values.map((value, column) =>
      svgText(String(value), {
        x: at(column),
        y: baseline,
        size: row * 0.68,
        font: 'title',
        fill: PALETTE.ink,
        anchor: 'middle',
      }),
    );
  const heads = COLUMNS.map((column, place) => {
    const style = { size: row * 0.4, fill: PALETTE.soft, anchor: 'middle' } as const;
    return svgText(COLUMN_WORDS[column].name, { ...style, x: at(place), y: y + row * 0.6 });
  });
  const rows = CHAKRAS.flatMap((chakra, place) => {
    const top = y + row * (place + 1);
    const baseline = top + row * 0.66;
    return [
      `<rect x="${x}" y="${top}" width="${width}" height="${row - 6}" fill="${tintOf(chakra)}"/>`,
      `<rect x="${x}" y="${top}" width="5" height="${row - 6}" fill="${CHAKRA_COLOURS[chakra]}"/>`,
      svgLotus(chakra, x + row * 0.62, top + (row - 6) / 2, row * 0.74, 1.4),
      svgText(CHAKRA_WORDS[chakra].name, {
        x: x + row * 1.15,
        y: baseline,
        size: row * 0.52,
        font: 'title',
        fill: PALETTE.ink,
      }),
      ...numbers(
        COLUMNS.map((column) => reading.chakras[chakra][column]),
        baseline,
      ),
    ];
  });
  const foot = y + row * 8.75;
  return [
    ...heads,
    ...rows,
    svgText(TOTALS_NAME, { x, y: foot, size: row * 0.4, font: 'bold', fill: PALETTE.ink }),
    ...numbers(
      COLUMNS.map((column) => reading.totals[column]),
      foot,
    ),
  ].join('');
}
