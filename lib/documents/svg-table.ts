import { CHAKRAS, COLUMNS } from '../chakras/chakras';
import type { Reading } from '../chakras/reading';
import { CHAKRA_WORDS, COLUMN_WORDS, TOTALS_NAME } from '../chakras/texts/words';
import { CHAKRA_COLOURS, PALETTE, tintOf } from './palette';
import { svgLotus } from './svg-figure';
import { svgText } from './svg-text';

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
