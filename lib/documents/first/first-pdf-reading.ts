import type { FirstInterpretation } from '../../chakras/first/interpret-first';
import type { Reading } from '../../chakras/reading';
import { writeMap } from '../pdf-map';
import type { PdfWriter } from '../pdf-writer';
import { writeFirstChapter } from './first-pdf-chapter';
import { writeFirstSummary } from './first-pdf-summary';

/** What a reading of the first edition says. It was sold like this, so it stays like this. */
export function writeFirstReading(
  writer: PdfWriter,
  reading: Reading,
  interpretation: FirstInterpretation,
): void {
  writeFirstSummary(writer, interpretation);
  writer.doc.addPage();
  writeMap(writer, reading, interpretation.columns);
  writer.doc.addPage();
  for (const chapter of interpretation.chapters) writeFirstChapter(writer, chapter);
}
