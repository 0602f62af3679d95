import { SUBTITLE } from '../chakras/texts/explanations';
import { PALETTE } from './palette';
import { drawFigure } from './pdf-figure';
import type { PdfWriter } from './pdf-writer';

/** Whose reading it is; the birth date in words. */
export type CoverFacts = { name: string | null; birthDate: string };

/** The first page: title, figure, whose it is, what it is and is not. */
export function writeCover(writer: PdfWriter, { name, birthDate }: CoverFacts): void {
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
  if (name) writer.heading('H2', name, { align: 'center', size: name.length > 36 ? 17 : 26 });
  writer.paragraph(birthDate, { align: 'center', font: 'title', size: 17 });
  doc.y = height - 112;
  writer.paragraph(SUBTITLE, { align: 'center', size: 9.5, colour: PALETTE.soft });
}
