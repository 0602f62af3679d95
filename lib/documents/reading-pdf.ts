import type { Arcanum } from '../chakras/arcanum';
import type { BirthDate } from '../chakras/birth-date';
import { type Interpretation, interpret } from '../chakras/interpret';
import type { Reading } from '../chakras/reading';
import { bindWords } from '../chakras/texts/bind-words';
import { dateInWords } from '../chakras/texts/dates';
import { SUBTITLE, TITLE } from '../chakras/texts/explanations';
import { accordsInWords, columnsInWords, HEADINGS } from '../chakras/texts/phrases';
import { arcanumName, timesInWords } from '../chakras/texts/words';
import { writable } from './document-font';
import { PALETTE } from './palette';
import { writeChapter } from './pdf-chapter';
import { writeCounted } from './pdf-counted';
import { drawFigure } from './pdf-figure';
import { writeMap } from './pdf-map';
import { PdfWriter, type TextStyle } from './pdf-writer';

/** Whose reading the PDF is; `madeOn` is the instant it is dated by, not when it is made. */
export type ReadingPdfFacts = {
  reading: Reading;
  birthDate: BirthDate;
  name: string | null;
  madeOn: Date;
};

/**
 * The whole reading as a tagged A4 PDF with selectable text and page numbers. The same facts give
 * the same bytes.
 */
export async function readingPdf(facts: ReadingPdfFacts): Promise<Buffer> {
  const { reading, birthDate, madeOn } = facts;
  const name = writable(facts.name ?? '') || null;
  const interpretation = interpret(reading);
  const whose = [name, dateInWords(birthDate)].filter(Boolean).join(', ');
  const writer = new PdfWriter({ title: `${TITLE}: ${whose}`, subject: reading.method, madeOn });
  writeCover(writer, { name, birthDate: dateInWords(birthDate) });
  writeSummary(writer, interpretation);
  writeMap(writer, reading, interpretation.columns);
  writer.doc.addPage();
  for (const chapter of interpretation.chapters) writeChapter(writer, chapter);
  writeCounted(writer, birthDate);
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

/** What stands out in this map: a theme for a month, totals, repeats, rows that agree or not. */
function writeSummary(writer: PdfWriter, interpretation: Interpretation): void {
  const { month, totals, repeats, evenMap, accords } = interpretation;
  writer.doc.addPage();
  writer.bookmark(HEADINGS.summary);
  writer.heading('H2', HEADINGS.summary);
  writer.gap(14);
  writer.paragraph(`${HEADINGS.month}, ${arcanumName(month.arcanum)}`, { colour: PALETTE.soft });
  writer.gap(1);
  writer.heading('H3', month.title, { size: 19 });
  writer.gap(3);
  writer.paragraph(month.text);
  part(writer, HEADINGS.totals);
  for (const { arcanum, columns, text } of totals) {
    entry(writer, arcanum, columnsInWords(columns), text);
  }
  part(writer, HEADINGS.repeats);
  if (evenMap) writer.paragraph(evenMap);
  for (const { arcanum, count, text } of repeats) entry(writer, arcanum, timesInWords(count), text);
  const rows = accordsInWords(accords);
  if (rows.length === 0) return;
  part(writer, HEADINGS.accords);
  for (const row of rows) writer.paragraph(bindWords(row));
}

function part(writer: PdfWriter, title: string): void {
  writer.room(90);
  writer.gap(18);
  writer.heading('H3', title);
  writer.gap(4);
}

function entry(writer: PdfWriter, arcanum: Arcanum, note: string, text: string): void {
  writer.room(writer.heightOf(text) + 34);
  writer.gap(5);
  writer.spans('H4', 22, [
    { text: `${arcanum} `, font: 'title', size: 18, colour: PALETTE.gilt },
    { text: arcanumName(arcanum), font: 'title', size: 14.5, colour: PALETTE.ink },
    { text: `   ${note.toLowerCase()}`, font: 'text', size: 9.5, colour: PALETTE.soft },
  ]);
  writer.paragraph(text);
}
