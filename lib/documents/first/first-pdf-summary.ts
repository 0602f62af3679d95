import type { Arcanum } from '../../chakras/arcanum';
import type { FirstInterpretation } from '../../chakras/first/interpret-first';
import { bindWords } from '../../chakras/texts/bind-words';
import { accordsInWords, columnsInWords, HEADINGS } from '../../chakras/texts/phrases';
import { arcanumName, timesInWords } from '../../chakras/texts/words';
import { PALETTE } from '../palette';
import { pdfPart } from '../pdf-part';
import type { PdfWriter } from '../pdf-writer';

/** What stands out in this map: a theme for a month, totals, repeats, rows that agree or not. */
export function writeFirstSummary(writer: PdfWriter, interpretation: FirstInterpretation): void {
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
  pdfPart(writer, HEADINGS.totals);
  for (const { arcanum, columns, text } of totals) {
    entry(writer, arcanum, columnsInWords(columns), text);
  }
  pdfPart(writer, HEADINGS.repeats);
  if (evenMap) writer.paragraph(evenMap);
  for (const { arcanum, count, text } of repeats) entry(writer, arcanum, timesInWords(count), text);
  const rows = accordsInWords(accords);
  if (rows.length === 0) return;
  pdfPart(writer, HEADINGS.accords);
  for (const row of rows) writer.paragraph(bindWords(row));
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
