import sharp from 'sharp';
import { COLUMNS } from '../chakras/chakras';
import { interpret } from '../chakras/interpret';
import type { Reading } from '../chakras/reading';
import { TITLE } from '../chakras/texts/explanations';
import { HEADINGS } from '../chakras/texts/phrases';
import { sharedName } from '../chakras/texts/shared-name';
import { COLUMN_WORDS, TOTALS_NAME, timesInWords } from '../chakras/texts/words';
import { PICTURE_SIZE, PREVIEW_SIZE } from './document';
import { PALETTE } from './palette';
import { svgFigure, svgTable, svgText } from './svg-parts';

/** What a picture shows. `site` is the shop's host, printed small, so that people find it. */
export type SharePictureFacts = { reading: Reading; withTable: boolean; site: string };

const MAX_REPEATS = 4;

/**
 * The picture to share, 1080 × 1350, as PNG: theme of the month, figure, totals and repeats; the
 * 7 × 3 table, which gives day and month away, only `withTable`. Never a name or a date.
 */
export function sharePicture(facts: SharePictureFacts): Promise<Buffer> {
  const { width, height } = PICTURE_SIZE;
  const middle = width / 2;
  const figure = facts.withTable ? { y: 195, width: 370 } : { y: 215, width: 570 };
  const parts = [
    theme(facts.reading, middle, 158, 68),
    svgFigure(middle, figure.y, figure.width),
    ...(facts.withTable
      ? [
          svgTable(facts.reading, { x: 150, y: 622, width: 780, row: 50 }),
          repeats(facts.reading, middle, 1120, 27),
        ]
      : [totals(facts.reading, middle, 904, 250), repeats(facts.reading, middle, 1096, 34)]),
    svgText(`${TITLE}  ·  ${facts.site}`, {
      x: middle,
      y: height - 52,
      size: 26,
      fill: PALETTE.soft,
      anchor: 'middle',
    }),
  ];
  return drawn(PICTURE_SIZE, parts);
}

/** The same as a link's preview, 1200 × 630. */
export function sharePreview(facts: SharePictureFacts): Promise<Buffer> {
  const right = 840;
  const parts = [
    svgFigure(300, 92, facts.withTable ? 420 : 450),
    ...(facts.withTable
      ? [svgTable(facts.reading, { x: 570, y: 72, width: 560, row: 49 })]
      : [
          theme(facts.reading, right, 140, 46),
          totals(facts.reading, right, 222, 185),
          repeats(facts.reading, right, 400, 26),
          svgText(facts.site, { x: right, y: 578, size: 24, fill: PALETTE.soft, anchor: 'middle' }),
        ]),
  ];
  return drawn(PREVIEW_SIZE, parts);
}

function drawn({ width, height }: { width: number; height: number }, parts: readonly string[]) {
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${PALETTE.paper}"/>`,
    `<rect x="24" y="24" width="${width - 48}" height="${height - 48}" fill="none" stroke="${PALETTE.rule}" stroke-width="2"/>`,
    ...parts,
    '</svg>',
  ];
  return sharp(Buffer.from(svg.join('')))
    .png({ palette: true, effort: 4, dither: 0 })
    .toBuffer();
}

/** The theme of the month: of the whole map, what a friend understands at once. */
function theme(reading: Reading, x: number, y: number, size: number): string {
  const { title } = interpret(reading).month;
  return [
    svgText(HEADINGS.month, {
      x,
      y: y - size * 1.2,
      size: 28,
      fill: PALETTE.soft,
      anchor: 'middle',
    }),
    svgText(title, { x, y, size, font: 'title', fill: PALETTE.ink, anchor: 'middle' }),
  ].join('');
}

function totals({ totals }: Reading, x: number, y: number, step: number): string {
  const middle = { fill: PALETTE.soft, anchor: 'middle' } as const;
  return [
    svgText(TOTALS_NAME, { ...middle, x, y, size: 30 }),
    ...COLUMNS.map((column, at) => {
      const place = { x: x + (at - 1) * step, anchor: 'middle' } as const;
      const number = { ...place, y: y + 82, size: 76, font: 'title', fill: PALETTE.ink } as const;
      return (
        svgText(String(totals[column]), number) +
        svgText(COLUMN_WORDS[column].name, { ...middle, ...place, y: y + 116, size: 26 })
      );
    }),
  ].join('');
}

/** The strongest repeats, one to a line, centred on `x`. */
function repeats(reading: Reading, x: number, y: number, size: number): string {
  const { repeats } = interpret(reading);
  return repeats
    .slice(0, MAX_REPEATS)
    .map(({ arcanum, count }, at) => {
      const line = `${sharedName(reading, arcanum)}: ${timesInWords(count)}`;
      const style = { size, fill: PALETTE.ink, anchor: 'middle' } as const;
      return svgText(line, { ...style, x, y: y + at * size * 1.4 });
    })
    .join('');
}
