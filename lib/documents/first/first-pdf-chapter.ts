import type {
  FirstCell as Cell,
  FirstChapter as Chapter,
} from '../../chakras/first/interpret-first';
import { factsInWords } from '../../chakras/texts/facts';
import { columnsInWords, HEADINGS } from '../../chakras/texts/phrases';
import { arcanumName, CHAKRA_WORDS } from '../../chakras/texts/words';
import { CHAKRA_COLOURS, PALETTE } from '../palette';
import { drawLotus } from '../pdf-figure';
import { pdfStep } from '../pdf-step';
import type { PdfWriter } from '../pdf-writer';

const { plus: PLUS, minus: MINUS, step: STEP } = HEADINGS;

/** One chakra: its head stands on the page of its first arcanum. */
export function writeFirstChapter(writer: PdfWriter, { chakra, cells, accord }: Chapter): void {
  const { doc, left, width } = writer;
  const { name, theme } = CHAKRA_WORDS[chakra];
  writer.gap(40);
  const [first] = cells;
  writer.room(headHeight(writer, chakra, accord) + (first ? cellHeight(writer, first) : 0));
  writer.bookmark(name);
  const top = doc.y;
  writer.artifact(() => {
    doc.rect(left, top - 16, width, 3).fill(CHAKRA_COLOURS[chakra]);
    drawLotus(doc, chakra, { x: left + width - 28, y: top + 28, size: 56, line: 1 });
  });
  writer.heading('H2', name, { size: 27 });
  writer.paragraph(theme, { colour: PALETTE.soft });
  doc.y = Math.max(doc.y, top + 62);
  writer.paragraph(factsInWords(chakra), { size: 9.5, colour: PALETTE.soft });
  if (accord) {
    writer.gap(7);
    writer.paragraph(accord);
  }
  for (const cell of cells) writeCell(writer, chakra, cell);
}

function writeCell(writer: PdfWriter, chakra: Chapter['chakra'], cell: Cell): void {
  const { arcanum, columns, text } = cell;
  // What it gives and what it takes belong together, and the step to both.
  writer.room(cellHeight(writer, cell));
  writer.gap(17);
  writer.spans('H3', 24, [
    { text: `${arcanum} `, font: 'title', size: 20, colour: CHAKRA_COLOURS[chakra] },
    { text: arcanumName(arcanum), font: 'title', size: 16, colour: PALETTE.ink },
    {
      text: `   ${columnsInWords(columns).toLowerCase()}`,
      font: 'text',
      size: 9.5,
      colour: PALETTE.soft,
    },
  ]);
  writer.gap(2);
  writer.paragraph(text.theme);
  writer.gap(3);
  writer.opened(PLUS, text.plus);
  writer.gap(3);
  writer.opened(MINUS, text.minus);
  pdfStep(writer, chakra, STEP, text.step);
}

function headHeight(
  writer: PdfWriter,
  chakra: Chapter['chakra'],
  accord: Chapter['accord'],
): number {
  const facts = writer.heightOf(factsInWords(chakra), { size: 9.5 });
  return 62 + facts + (accord ? 7 + writer.heightOf(accord) : 0);
}

function cellHeight(writer: PdfWriter, { text }: Cell): number {
  const parts = [
    text.theme,
    `${PLUS} ${text.plus}`,
    `${MINUS} ${text.minus}`,
    `${STEP} ${text.step}`,
  ];
  return parts.reduce((sum, part) => sum + writer.heightOf(part), 17 + 24 + 2 + 3 + 3 + 7 + 14);
}
