import { SUBTITLE } from '../chakras/texts/explanations';
import { PALETTE } from './palette';
import { drawFigure } from './pdf-figure';
import type { PdfWriter, TextStyle } from './pdf-writer';

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
