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
import { accordOf } from '../temper';
import { FIRST_EDITION } from '../texts/editions';
import type { ArcanumText } from '../texts/first/shape';

/** An arcanum of a chakra with the columns it stands in: the same one is described once. */
export type FirstCell = { arcanum: Arcanum; columns: Column[]; text: ArcanumText };

export type FirstChapter = { chakra: Chakra; row: Row; cells: FirstCell[]; accord: string | null };

/** What the numbers of a reading of the first edition say, ready to be shown. */
export type FirstInterpretation = {
  version: 1;
  /** Totals, those of one arcanum together. */
  totals: { arcanum: Arcanum; columns: Column[]; text: string }[];
  /** Arcana that stand in three cells or more, the most frequent first. */
  repeats: { arcanum: Arcanum; count: number; text: string }[];
  /** What to say when nothing repeats so often. */
  evenMap: string | null;
  /** The theme of a month: of the strongest repeat, else of the total of «Эмоции». */
  month: { arcanum: Arcanum; theme: string; title: string; text: string };
  /** Which chakras pull together, and which apart. */
  accords: { agree: Chakra[]; apart: Chakra[] };
  columns: { column: Column; text: string }[];
  /** From the root up to the crown. */
  chapters: FirstChapter[];
};

/**
 * Reads a map with the texts of the first edition, so what was bought with it says the same for
 * ever. Pure. Throws when an arcanum stands where none can.
 */
export function interpretFirst(reading: Reading): FirstInterpretation {
  const { totals, repeats, months, columns, evenMap } = FIRST_EDITION;
  const repeated = repeatedArcana(reading);
  const leader = repeated[0]?.arcanum ?? reading.totals.emotions;
  const { theme, text } = textOf(months, leader, 'month');
  return {
    version: 1,
    totals: together(reading.totals).map(({ arcanum, columns }) => ({
      arcanum,
      columns,
      text: textOf(totals, arcanum, 'total'),
    })),
    repeats: repeated.map(({ arcanum, count }) => ({
      arcanum,
      count,
      text: textOf(repeats, arcanum, 'repeat'),
    })),
    evenMap: repeated.length === 0 ? evenMap : null,
    month: { arcanum: leader, theme, title: capitalized(theme), text },
    accords: accordsOf(reading),
    columns: COLUMNS.map((column) => ({ column, text: columns[column] })),
    chapters: FROM_THE_ROOT.map((chakra) => chapterOf(chakra, reading.chakras[chakra])),
  };
}

function chapterOf(chakra: Chakra, row: Row): FirstChapter {
  const cells = together(row).map(({ arcanum, columns }) => ({
    arcanum,
    columns,
    text: textOf(FIRST_EDITION.chakras[chakra], arcanum, chakra),
  }));
  const accord = accordOf(row);
  return { chakra, row, cells, accord: accord && FIRST_EDITION.rows[chakra][accord] };
}
