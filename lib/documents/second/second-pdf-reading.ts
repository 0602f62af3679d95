import type { Audience } from '../../chakras/audience';
import type { Reading } from '../../chakras/reading';
import type { SecondInterpretation } from '../../chakras/second/interpret-second';
import { writeMap } from '../pdf-map';
import type { PdfWriter } from '../pdf-writer';
import { writeFirstScreen } from './pdf-first-screen';
import { writeMapNames } from './pdf-map-names';
import { writeWhatStandsOut } from './pdf-what-stands-out';
import { writeSecondChapter } from './second-pdf-chapter';

/** Of the table with its heading, in points: it stands on one page, the one before if it fits. */
const MAP_HEIGHT = 365;

/** What a reading of the second edition says: answers first, then the map and its chapters. */
export function writeSecondReading(
  writer: PdfWriter,
  reading: Reading,
  interpretation: SecondInterpretation,
  audience: Audience,
): void {
  writeFirstScreen(writer, interpretation, audience);
  writeWhatStandsOut(writer, interpretation);
  writer.gap(34);
  writer.room(MAP_HEIGHT);
  writeMap(writer, reading, interpretation.columns, () => writeMapNames(writer, reading));
  for (const chapter of interpretation.chapters) writeSecondChapter(writer, chapter);
}
