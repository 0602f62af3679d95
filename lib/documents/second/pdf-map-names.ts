import { countArcana } from '../../chakras/count-arcana';
import type { Reading } from '../../chakras/reading';
import { aboutName, nameWithTheme, SECOND_HEADINGS } from '../../chakras/texts/second/phrases';
import { PALETTE } from '../palette';
import { pdfPart } from '../pdf-part';
import type { PdfWriter } from '../pdf-writer';

/** Every arcanum of the map by its number, with its theme, so that no name stands alone. */
export function writeMapNames(writer: PdfWriter, reading: Reading): void {
  const arcana = countArcana(reading)
    .map(([arcanum]) => arcanum)
    .sort((one, other) => one - other);
  pdfPart(writer, SECOND_HEADINGS.names);
  writer.paragraph(
    arcana.map((arcanum) => `${arcanum}\u00a0${nameWithTheme(arcanum)}`).join(' · '),
  );
  for (const arcanum of arcana) {
    const about = aboutName(arcanum);
    if (about) writer.paragraph(about, { size: 9.5, colour: PALETTE.soft });
  }
}
