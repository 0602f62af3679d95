import { CHAKRAS, type Chakra } from '../../chakras/chakras';
import type { SecondInterpretation } from '../../chakras/second/interpret-second';
import { TEMPERS } from '../../chakras/texts/phrases';
import {
  AT_ODDS,
  AT_ODDS_ADVICE,
  AT_ONE,
  chakraWithTopic,
  nameWithTheme,
  repeatOpening,
  SECOND_HEADINGS,
} from '../../chakras/texts/second/phrases';
import { PALETTE } from '../palette';
import { pdfPart } from '../pdf-part';
import type { PdfWriter } from '../pdf-writer';

const SOFT = { size: 9.5, colour: PALETTE.soft } as const;
/** Of the heading of a part with the gaps around it, in points. */
const HEADING_HEIGHT = 45;

/** What stands out in the map as a whole: its totals, its repeats, rows at one and at odds. */
export function writeWhatStandsOut(
  writer: PdfWriter,
  { totals, repeats, evenMap, accords }: SecondInterpretation,
): void {
  writer.bookmark(SECOND_HEADINGS.totals);
  pdfPart(writer, SECOND_HEADINGS.totals);
  for (const { arcanum, texts } of totals) {
    writer.gap(3);
    writer.opened(`${arcanum} ${nameWithTheme(arcanum)}.`, texts.join(' '));
  }
  pdfPart(writer, SECOND_HEADINGS.repeats);
  if (evenMap) writer.paragraph(evenMap);
  for (const { arcanum, count, text } of repeats) {
    writer.gap(3);
    writer.opened(repeatOpening(arcanum, count), text);
  }
  writeAccords(writer, accords);
}

function writeAccords(writer: PdfWriter, { agree, apart }: SecondInterpretation['accords']): void {
  const said: [string, string][] = [];
  if (agree.length > 0) said.push([AT_ONE, `${named(agree)}.`]);
  if (apart.length > 0) said.push([AT_ODDS, `${named(apart)}. ${AT_ODDS_ADVICE}`]);
  if (said.length === 0) return;
  const heights = said.map(([opening, text]) => writer.heightOf(`${opening} ${text}`));
  const texts = heights.reduce((sum, height) => sum + height, writer.heightOf(TEMPERS, SOFT));
  writer.room(HEADING_HEIGHT + texts);
  pdfPart(writer, SECOND_HEADINGS.accords);
  for (const [opening, text] of said) writer.opened(opening, text);
  writer.paragraph(TEMPERS, SOFT);
}

function named(chakras: readonly Chakra[]): string {
  return CHAKRAS.filter((chakra) => chakras.includes(chakra))
    .map(chakraWithTopic)
    .join(', ');
}
