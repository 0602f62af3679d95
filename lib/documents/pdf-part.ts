import type { PdfWriter } from './pdf-writer';

/** The heading of a part, on the page of what follows it. */
export function pdfPart(writer: PdfWriter, title: string): void {
  writer.room(90);
  writer.gap(18);
  writer.heading('H3', title);
  writer.gap(4);
}
