import { type Arithmetic, arithmeticOf, type Working } from '../chakras/arithmetic';
import type { BirthDate } from '../chakras/birth-date';
import { CHAKRAS, COLUMNS } from '../chakras/chakras';
import { explanationsOf, HOW_COUNTED, ROW_RULES } from '../chakras/texts/explanations';
import { HEADINGS, pointLines } from '../chakras/texts/phrases';
import { ANSWERS_COUNTED, SECOND_HEADINGS } from '../chakras/texts/second/phrases';
import { CHAKRA_WORDS, COLUMN_WORDS, TOTALS_NAME } from '../chakras/texts/words';
import { PALETTE } from './palette';
import { pdfPart } from './pdf-part';
import type { PdfWriter } from './pdf-writer';

type Line = readonly [string, Working];

/** This person's arithmetic, why other sites differ, and what the map is not, by an edition. */
export function writeCounted(writer: PdfWriter, birthDate: BirthDate, version: number): void {
  const arithmetic = arithmeticOf(birthDate);
  writer.gap(40);
  writer.room(300);
  writer.bookmark(HEADINGS.counted);
  writer.heading('H2', HEADINGS.counted);
  for (const text of HOW_COUNTED) {
    writer.gap(6);
    writer.paragraph(text);
  }
  writeLines(writer, HEADINGS.points, pointLines(arithmetic));
  for (const chakra of CHAKRAS) {
    const lines = linesOf(arithmetic.chakras[chakra]);
    writeLines(writer, CHAKRA_WORDS[chakra].name, lines, ROW_RULES[chakra]);
  }
  writeLines(writer, TOTALS_NAME, linesOf(arithmetic.totals));
  if (version > 1) writeAnswersCounted(writer);
  const { otherSites, limits } = explanationsOf(version);
  writeOtherSites(writer, otherSites);
  writeLimits(writer, limits);
}

function writeAnswersCounted(writer: PdfWriter): void {
  pdfPart(writer, SECOND_HEADINGS.answersCounted);
  for (const rule of ANSWERS_COUNTED) {
    writer.gap(4);
    writer.paragraph(rule);
  }
}

function linesOf(workings: Arithmetic['totals']): Line[] {
  return COLUMNS.map((column) => [COLUMN_WORDS[column].name, workings[column]]);
}

function writeLines(writer: PdfWriter, title: string, lines: readonly Line[], rule?: string): void {
  const { doc, left, width } = writer;
  const names = 168;
  writer.room(50 + lines.length * 16);
  writer.gap(11);
  writer.heading('H3', title, { size: 13 });
  if (rule) writer.paragraph(rule, { size: 9, colour: PALETTE.soft, leading: 2 });
  writer.gap(2);
  for (const [name, { working }] of lines) {
    const top = doc.y;
    writer.tagged('P', () => {
      doc
        .font('text')
        .fontSize(9.5)
        .fillColor(PALETTE.soft)
        .text(name, left, top, { width: names });
      doc.fillColor(PALETTE.ink).text(working, left + names, top, { width: width - names });
    });
    writer.gap(2);
  }
}

type Explanations = ReturnType<typeof explanationsOf>;

function writeOtherSites(
  writer: PdfWriter,
  { lead, causes, percents }: Explanations['otherSites'],
): void {
  writer.room(230);
  writer.gap(26);
  writer.bookmark(HEADINGS.otherSites);
  writer.heading('H2', HEADINGS.otherSites, { size: 20 });
  writer.gap(5);
  writer.paragraph(lead);
  for (const [at, { title, text }] of causes.entries()) {
    writer.gap(4);
    writer.opened(`${at + 1}. ${title}`, text);
  }
  writer.gap(5);
  writer.paragraph(percents);
}

function writeLimits(writer: PdfWriter, { title, texts }: Explanations['limits']): void {
  writer.room(160);
  writer.gap(26);
  writer.heading('H2', title, { size: 20 });
  for (const text of texts) {
    writer.gap(5);
    writer.paragraph(text);
  }
}
