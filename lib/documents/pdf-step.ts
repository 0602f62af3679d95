import type { Chakra } from '../chakras/chakras';
import { tintOf } from './palette';
import type { PdfWriter } from './pdf-writer';

/** A step on a ground of its chakra's colour, opened by a few words; whole on one page. */
export function pdfStep(writer: PdfWriter, chakra: Chakra, opening: string, step: string): void {
  const { doc, left, width } = writer;
  const height = stepHeight(writer, opening, step);
  writer.room(height + 7);
  writer.gap(7);
  const top = doc.y;
  writer.artifact(() => doc.rect(left - 10, top - 2, width + 20, height).fill(tintOf(chakra)));
  doc.y = top + 4;
  writer.opened(opening, step);
  doc.y = Math.max(doc.y, top + height);
}

/** How high a step will be, without the gap above it. */
export function stepHeight(writer: PdfWriter, opening: string, step: string): number {
  return writer.heightOf(`${opening} ${step}`) + 10;
}
