import type { Arcanum } from '../arcanum';
import type { Row } from '../calculate';
import { type Chakra, COLUMNS, type Column } from '../chakras';
import type { Reading } from '../reading';
import {
  accordsOf,
  capitalized,
  FROM_THE_ROOT,
  repeatedArcana,
  textOf,
  together,
} from '../reading-parts';
import { accordOf, temperOf } from '../temper';
import { SECOND_EDITION } from '../texts/editions';
import type { CellText } from '../texts/second/shape';
import { type Answer, answersOf } from './answers';
import { type LeadingArcanum, leadingArcanum } from './leading-arcanum';
import { laterThemes, type MonthPlan, monthPlan } from './month-plan';

/** An arcanum of a chakra with the columns it stands in, each with the sentence that opens it. */
export type SecondCell = {
  arcanum: Arcanum;
  columns: Column[];
  openings: string[];
  text: CellText;
};

export type SecondChapter = {
  chakra: Chakra;
  row: Row;
  cells: SecondCell[];
  accord: string | null;
  facts: string;
};

/** What the numbers of a reading of the second edition say, ready to be shown. */
export type SecondInterpretation = {
  version: 2;
  leader: LeadingArcanum;
  month: { arcanum: Arcanum; theme: string; title: string; text: string };
  answers: Answer[];
  plan: MonthPlan;
  laterThemes: string[];
  totals: { arcanum: Arcanum; columns: Column[]; texts: string[] }[];
  /** Arcana that stand in three cells or more: the leader, then the most frequent first. */
  repeats: { arcanum: Arcanum; count: number; text: string }[];
  /** What to say when nothing repeats so often. */
  evenMap: string | null;
  accords: { agree: Chakra[]; apart: Chakra[] };
  columns: { column: Column; text: string }[];
  /** From the root up to the crown. */
  chapters: SecondChapter[];
};

/**
 * Reads a map with the texts and rules of the second edition. Pure. Throws when an arcanum stands
 * where none can.
 */
export function interpretSecond(reading: Reading): SecondInterpretation {
  const { months, totals, columns, evenMap } = SECOND_EDITION;
  const leader = leadingArcanum(reading);
  const { theme, text } = textOf(months, leader.arcanum, 'month');
  const repeats = repeatsOf(reading, leader);
  return {
    version: 2,
    leader,
    month: { arcanum: leader.arcanum, theme, title: capitalized(theme), text },
    answers: answersOf(reading),
    plan: monthPlan(reading, leader),
    laterThemes: laterThemes(reading, leader),
    totals: together(reading.totals).map(({ arcanum, columns }) => {
      const ofColumn = textOf(totals, arcanum, 'total');
      return { arcanum, columns, texts: columns.map((column) => ofColumn[column]) };
    }),
    repeats,
    evenMap: repeats.length === 0 ? evenMap : null,
    accords: accordsOf(reading),
    columns: COLUMNS.map((column) => ({ column, text: columns[column] })),
    chapters: FROM_THE_ROOT.map((chakra) => chapterOf(chakra, reading.chakras[chakra])),
  };
}

function repeatsOf(reading: Reading, leader: LeadingArcanum): SecondInterpretation['repeats'] {
  const isLeader = (arcanum: Arcanum) => Number(arcanum === leader.arcanum);
  return repeatedArcana(reading)
    .sort((one, other) => isLeader(other.arcanum) - isLeader(one.arcanum))
    .map(({ arcanum, count }) => ({
      arcanum,
      count,
      text: textOf(SECOND_EDITION.repeats, arcanum, 'repeat'),
    }));
}

function chapterOf(chakra: Chakra, row: Row): SecondChapter {
  const { chakras, openings, facts } = SECOND_EDITION;
  const cells = together(row).map(({ arcanum, columns }) => ({
    arcanum,
    columns,
    // In Manipura two columns are always one number and have one sentence.
    openings: [...new Set(columns.map((column) => openings[chakra][column]))],
    text: textOf(chakras[chakra], arcanum, chakra),
  }));
  return { chakra, row, cells, accord: accordText(chakra, row), facts: facts[chakra] };
}

function accordText(chakra: Chakra, row: Row): string | null {
  const { agree, apart } = SECOND_EDITION.rows[chakra];
  switch (accordOf(row)) {
    case 'agree':
      return agree[temperOf(row.physics)];
    case 'apart':
      return apart;
    default:
      return null;
  }
}
