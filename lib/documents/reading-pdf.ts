import type { Audience } from '../chakras/audience';
import type { BirthDate } from '../chakras/birth-date';
import { interpret } from '../chakras/interpret';
import type { Reading } from '../chakras/reading';
import { dateInWords } from '../chakras/texts/dates';
import { SUBTITLE, TITLE } from '../chakras/texts/explanations';
import { writable } from './document-font';
import { writeFirstReading } from './first/first-pdf-reading';
import { PALETTE } from './palette';
import { writeCounted } from './pdf-counted';
import { drawFigure } from './pdf-figure';
import { PdfWriter, type TextStyle } from './pdf-writer';
import { writeSecondReading } from './second/second-pdf-reading';

/** Whose reading the PDF is; `madeOn` is the instant it is dated by, not when it is made. */
export type ReadingPdfFacts = {
  reading: Reading;
  birthDate: BirthDate;
  name: string | null;
  madeOn: Date;
  audience: Audience;
};

/**
 * The whole reading as a tagged A4 PDF with selectable text and page numbers. The same facts give
 * the same bytes.
 */
export async function readingPdf(facts: ReadingPdfFacts): Promise<Buffer> {
  const { reading, birthDate, madeOn, audience } = facts;
  const name = writable(facts.name ?? '') || null;
  const said = interpret(reading);
  const whose = [name, dateInWords(birthDate)].filter(Boolean).join(', ');
  const writer = new PdfWriter({ title: `${TITLE}: ${whose}`, subject: reading.method, madeOn });
  writeCover(writer, { name, birthDate: dateInWords(birthDate) });
  if (said.version === 1) writeFirstReading(writer, reading, said);
  else writeSecondReading(writer, reading, said, audience);
  writeCounted(writer, birthDate, said.version);
  numberPages(writer, whose);
  return await writer.bytes();
}

/** The cover has no number; the second page is 2. */
function numberPages({ doc, left, width }: PdfWriter, whose: string): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 1; page < count; page += 1) {
    doc.switchToPage(page);
    const bottom = doc.page.margins.bottom;
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('text').fontSize(8.5).fillColor(PALETTE.soft);
    const y = doc.page.height - 46;
    doc.text(whose, left, y, { width: width - 60, height: 12, ellipsis: true });
    doc.text(`${page + 1} из ${count}`, left, y, { width, align: 'right', lineBreak: false });
    doc.endMarkedContent();
    doc.page.margins.bottom = bottom;
  }
}

/** Whose reading it is; the birth date in words. */
type CoverFacts = { name: string | null; birthDate: string };

/** The first page: title, figure, whose it is, what it is and is not. */
function writeCover(writer: PdfWriter, { name, birthDate }: CoverFacts): void {
  const { doc } = writer;
  const { width, height } = doc.page;
  writer.artifact(() => {
    doc.rect(0, 0, width, height).fill(PALETTE.paper);
    doc
      .rect(26, 26, width - 52, height - 52)
      .lineWidth(0.6)
      .stroke(PALETTE.rule);
  });
  doc.y = 84;
  writer.heading('H1', 'Карта чакр', { align: 'center', size: 44 });
  writer.paragraph(`по${'\u00a0'}дате рождения`, { align: 'center', font: 'title', size: 21 });
  writer.tagged(
    'Figure',
    () => drawFigure(doc, width / 2, 196, 372),
    'Сидящая фигура с семью лотосами чакр, от основания позвоночника до макушки',
  );
  doc.y = 634;
  if (name) writer.paragraph(name, nameStyle(writer, name));
  writer.paragraph(birthDate, { align: 'center', font: 'title', size: 17 });
  doc.y = height - 112;
  writer.paragraph(SUBTITLE, { align: 'center', size: 9.5, colour: PALETTE.soft });
}

const ROOM_FOR_NAME = 62;

/** As large as fits between the figure and the date, whatever the name. */
function nameStyle(writer: PdfWriter, name: string): TextStyle {
  const styles = [26, 20, 17, 14, 12, 10].map(
    (size) => ({ font: 'title', size, leading: 1, align: 'center' }) as const,
  );
  const fitting = styles.find((style) => writer.heightOf(name, style) <= ROOM_FOR_NAME);
  return fitting ?? { font: 'title', size: 9, leading: 0, align: 'center' };
}
