import type { Audience } from '../../chakras/audience';
import { capitalized } from '../../chakras/reading-parts';
import type { SecondInterpretation } from '../../chakras/second/interpret-second';
import type { PlannedStep } from '../../chakras/second/month-plan';
import { HEADINGS } from '../../chakras/texts/phrases';
import {
  answerCells,
  answerTitle,
  FOR_CHILD,
  laterInWords,
  leaderInWords,
  NUMBERS_ARE_NAMES,
  PLAN_NOTE,
  placeInWords,
  SECOND_HEADINGS,
  weekTitle,
  whyFirst,
} from '../../chakras/texts/second/phrases';
import { PALETTE } from '../palette';
import { pdfPart } from '../pdf-part';
import { pdfStep } from '../pdf-step';
import type { PdfWriter } from '../pdf-writer';

const SOFT = { size: 9.5, colour: PALETTE.soft } as const;

/** The theme of the month, three answers, and a step for each of four weeks. */
export function writeFirstScreen(
  writer: PdfWriter,
  { leader, month, answers, plan, laterThemes }: SecondInterpretation,
  audience: Audience,
): void {
  writer.doc.addPage();
  writer.bookmark(SECOND_HEADINGS.summary);
  writer.heading('H2', SECOND_HEADINGS.summary);
  writer.gap(6);
  if (audience === 'child') writer.paragraph(FOR_CHILD);
  writer.paragraph(NUMBERS_ARE_NAMES, SOFT);
  writer.gap(10);
  writer.paragraph(HEADINGS.month, { colour: PALETTE.soft });
  writer.gap(1);
  writer.heading('H3', month.title, { size: 19 });
  writer.gap(3);
  writer.paragraph(`${leaderInWords(leader)} ${month.text}`);
  for (const answer of answers) {
    pdfPart(writer, answerTitle(answer.name, audience));
    writer.paragraph(answer.texts.join(' '));
    writer.paragraph(answerCells(answer), SOFT);
  }
  writer.bookmark(SECOND_HEADINGS.plan);
  pdfPart(writer, SECOND_HEADINGS.plan);
  for (const planned of plan.steps) writeWeek(writer, planned, audience);
  writer.gap(5);
  writer.paragraph(whyFirst(leader, plan.reason), SOFT);
  writer.paragraph(PLAN_NOTE, SOFT);
  if (laterThemes.length === 0) return;
  writer.gap(4);
  writer.paragraph(laterInWords(laterThemes));
}

function writeWeek(writer: PdfWriter, planned: PlannedStep, audience: Audience): void {
  const { place, step, time } = planned;
  const text = `${step} ${capitalized(time)}. ${placeInWords(planned)}.`;
  pdfStep(writer, place.chakra, `${weekTitle(planned, audience)}.`, text);
}
