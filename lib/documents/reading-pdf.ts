import type { BirthDate } from '../chakras/birth-date';
import { interpret } from '../chakras/interpret';
import type { Reading } from '../chakras/reading';
import { dateInWords } from '../chakras/texts/dates';
import { TITLE } from '../chakras/texts/explanations';
import { writable } from './document-font';
import { PALETTE } from './palette';
import { writeChapter } from './pdf-chapter';
import { writeCounted } from './pdf-counted';
import { writeCover } from './pdf-cover';
import { writeMap } from './pdf-map';
import { writeSummary } from './pdf-summary';
import { PdfWriter } from './pdf-writer';

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
