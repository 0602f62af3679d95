import type { Chakra } from '../../chakras/chakras';
import { capitalized } from '../../chakras/reading-parts';
import type { SecondCell, SecondChapter } from '../../chakras/second/interpret-second';
import { arcanumTheme, plainName } from '../../chakras/texts/arcanum-themes';
import { sanskritName } from '../../chakras/texts/facts';
import { columnsInWords, HEADINGS } from '../../chakras/texts/phrases';
import { chakraTheme, SECOND_HEADINGS } from '../../chakras/texts/second/phrases';
import { CHAKRA_WORDS } from '../../chakras/texts/words';
import { CHAKRA_COLOURS, PALETTE } from '../palette';
import { drawLotus } from '../pdf-figure';
import { pdfStep, stepHeight } from '../pdf-step';
import type { PdfWriter } from '../pdf-writer';

const { plus: PLUS, minus: MINUS } = HEADINGS;
const { cellStep: STEP } = SECOND_HEADINGS;
const SOFT = { size: 9.5, colour: PALETTE.soft } as const;
const HEAD = 62;

/** One chakra: its head stands on the page of its first arcanum. */
export function writeSecondChapter(writer: PdfWriter, chapter: SecondChapter): void {
  const { chakra, cells, accord, facts } = chapter;
  const { doc, left, width } = writer;
  const [first] = cells;
  writer.gap(40);
  writer.room(
    HEAD + (accord ? writer.heightOf(accord) : 0) + (first ? cellHeight(writer, first) : 0),
  );
  writer.bookmark(`${CHAKRA_WORDS[chakra].name}: ${chakraTheme(chakra)}`);
  const top = doc.y;
  writer.artifact(() => {
    doc.rect(left, top - 16, width, 3).fill(CHAKRA_COLOURS[chakra]);
    drawLotus(doc, chakra, { x: left + width - 28, y: top + 28, size: 56, line: 1 });
  });
  writer.heading('H2', CHAKRA_WORDS[chakra].name, { size: 27 });
  writer.paragraph(chakraTheme(chakra), { colour: PALETTE.soft });
  doc.y = Math.max(doc.y, top + HEAD);
  if (accord) writer.paragraph(accord);
  for (const cell of cells) writeCell(writer, chakra, cell);
  const tradition = `${sanskritName(chakra)}. ${facts}`;
  writer.room(writer.heightOf(tradition, SOFT) + 12);
  writer.gap(12);
  writer.paragraph(tradition, SOFT);
}

/** What an arcanum gives and what it takes belong together, and the step to both. */
function writeCell(writer: PdfWriter, chakra: Chakra, cell: SecondCell): void {
  const { arcanum, columns, openings, text } = cell;
  writer.room(cellHeight(writer, cell));
  writer.gap(17);
  writer.spans('H3', 24, [
    { text: `${arcanum} `, font: 'title', size: 20, colour: CHAKRA_COLOURS[chakra] },
    { text: plainName(arcanum), font: 'title', size: 16, colour: PALETTE.ink },
    {
      text: `   ${arcanumTheme(arcanum)} · ${columnsInWords(columns).toLowerCase()}`,
      font: 'text',
      size: 9.5,
      colour: PALETTE.soft,
    },
  ]);
  writer.paragraph(openings.join(' '), SOFT);
  writer.gap(2);
  writer.paragraph(text.theme);
  writer.gap(3);
  writer.opened(PLUS, text.plus);
  writer.gap(3);
  writer.opened(MINUS, text.minus);
  pdfStep(writer, chakra, STEP, stepOf(cell));
}

function stepOf({ text: { step, time } }: SecondCell): string {
  return `${step} ${capitalized(time)}.`;
}

function cellHeight(writer: PdfWriter, cell: SecondCell): number {
  const { text, openings } = cell;
  const parts = [text.theme, `${PLUS} ${text.plus}`, `${MINUS} ${text.minus}`];
  const gaps = 17 + 24 + 2 + 3 + 3 + 7;
  return parts.reduce(
    (sum, part) => sum + writer.heightOf(part),
    gaps + writer.heightOf(openings.join(' '), SOFT) + stepHeight(writer, STEP, stepOf(cell)),
  );
}
