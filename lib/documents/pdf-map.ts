import { CHAKRAS, COLUMNS } from '../chakras/chakras';
import type { Interpretation } from '../chakras/interpret';
import type { Reading } from '../chakras/reading';
import { HOW_TO_READ } from '../chakras/texts/explanations';
import { HEADINGS } from '../chakras/texts/phrases';
import { CHAKRA_WORDS, COLUMN_WORDS, TOTALS_NAME } from '../chakras/texts/words';
import { CHAKRA_COLOURS, PALETTE, tintOf } from './palette';
import { drawLotus } from './pdf-figure';
import type { PdfWriter } from './pdf-writer';

const ROW = 36;
const NAMES = 195;

/**
 * The table of seven chakras by three columns with the totals, and how to read it; `below` writes
 * what stands between the two.
 */
export function writeMap(
  writer: PdfWriter,
  reading: Reading,
  columns: Interpretation['columns'],
  below = () => {},
): void {
  writer.bookmark(HEADINGS.map);
  writer.heading('H2', HEADINGS.map);
  writer.gap(12);
  writer.within('Table', () => {
    writeRow(
      writer,
      '',
      COLUMNS.map((column) => COLUMN_WORDS[column].name),
      { kind: 'head' },
    );
    for (const chakra of CHAKRAS) {
      const numbers = COLUMNS.map((column) => String(reading.chakras[chakra][column]));
      writeRow(writer, CHAKRA_WORDS[chakra].name, numbers, { kind: 'chakra', chakra });
    }
    const totals = COLUMNS.map((column) => String(reading.totals[column]));
    writeRow(writer, TOTALS_NAME, totals, { kind: 'totals' });
  });
  below();
  writer.room(90);
  writer.gap(20);
  writer.heading('H3', HEADINGS.howToRead);
  writer.gap(4);
  writer.paragraph(HOW_TO_READ);
  for (const { column, text } of columns) {
    const name = `${COLUMN_WORDS[column].name}.`;
    writer.room(writer.heightOf(`${name} ${text}`) + 6);
    writer.gap(6);
    writer.opened(name, text);
  }
}

type RowKind =
  | { kind: 'head' }
  | { kind: 'totals' }
  | { kind: 'chakra'; chakra: (typeof CHAKRAS)[number] };

function writeRow(writer: PdfWriter, name: string, cells: readonly string[], row: RowKind): void {
  const { doc, left, width } = writer;
  const top = doc.y;
  const height = row.kind === 'head' ? 24 : ROW;
  const step = (width - NAMES) / cells.length;
  writer.artifact(() => decorate(writer, row, top));
  writer.within('TR', () => {
    writer.headerCell(row.kind === 'head' ? 'Column' : 'Row', () => {
      if (!name) return;
      const inset = row.kind === 'chakra' ? 46 : 10;
      doc.font(row.kind === 'chakra' ? 'title' : 'bold').fontSize(row.kind === 'chakra' ? 15 : 11);
      doc.fillColor(PALETTE.ink).text(name, left + inset, top + (row.kind === 'chakra' ? 8 : 10));
    });
    for (const [at, cell] of cells.entries()) {
      const isHead = row.kind === 'head';
      const draw = () => {
        doc.font(isHead ? 'text' : 'title').fontSize(isHead ? 10 : 19);
        doc.fillColor(isHead ? PALETTE.soft : PALETTE.ink);
        doc.text(cell, left + NAMES + at * step, top + 6, {
          width: step,
          align: 'center',
          features: ['lnum', 'tnum'],
        });
      };
      if (isHead) writer.headerCell('Column', draw);
      else writer.tagged('TD', draw);
    }
  });
  doc.y = top + height;
}

function decorate({ doc, left, width }: PdfWriter, row: RowKind, top: number): void {
  if (row.kind === 'totals') {
    doc
      .moveTo(left, top + 1)
      .lineTo(left + width, top + 1)
      .lineWidth(0.8)
      .stroke(PALETTE.ink);
  }
  if (row.kind !== 'chakra') return;
  doc.rect(left, top, width, ROW - 4).fill(tintOf(row.chakra));
  doc.rect(left, top, 3, ROW - 4).fill(CHAKRA_COLOURS[row.chakra]);
  drawLotus(doc, row.chakra, { x: left + 25, y: top + 16, size: 25, line: 0.7 });
}
