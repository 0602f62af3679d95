import type { Arcanum } from './arcanum';
import type { Row } from './calculate';
import { CHAKRAS, type Chakra, COLUMNS, type Column } from './chakras';
import { countArcana } from './count-arcana';
import type { Reading } from './reading';
import { accordOf } from './temper';
import type { ArcanumText, Edition } from './texts/edition';
import { editionOf } from './texts/edition-of';

/** An arcanum of a chakra with the columns it stands in: the same one is described once. */
export type Cell = { arcanum: Arcanum; columns: Column[]; text: ArcanumText };

export type Chapter = { chakra: Chakra; row: Row; cells: Cell[]; accord: string | null };

/** What the numbers of one reading say, ready to be shown on a page or in a document. */
export type Interpretation = {
  /** Totals, those of one arcanum together. */
  totals: { arcanum: Arcanum; columns: Column[]; text: string }[];
  /** Arcana that stands in three cells or more, the most frequent first. */
  repeats: { arcanum: Arcanum; count: number; text: string }[];
  /** What to say when nothing repeats so often. */
  evenMap: string | null;
  /** The theme of a month: of the strongest repeat, else of the total of «Эмоции». */
  month: { arcanum: Arcanum; theme: string; title: string; text: string };
  /** Which chakras pull together, and which apart. */
  accords: { agree: Chakra[]; apart: Chakra[] };
  columns: { column: Column; text: string }[];
  /** From the root up to the crown. */
  chapters: Chapter[];
};

const FROM_THE_ROOT = CHAKRAS.toReversed();
const OFTEN = 3;

/**
 * Reads a map with the texts its version was sold with, so a bought reading says the same for
 * ever. Pure. Throws when the version has no texts, or an arcanum stands where none can.
 */
export function interpret(reading: Reading): Interpretation {
  const edition = editionOf(reading.version);
  const repeats = repeatsOf(reading, edition);
  const leader = repeats[0]?.arcanum ?? reading.totals.emotions;
  return {
    totals: together(reading.totals).map(({ arcanum, columns }) => ({
      arcanum,
      columns,
      text: known(edition.totals[arcanum], 'total', arcanum),
    })),
    repeats,
    evenMap: repeats.length === 0 ? edition.evenMap : null,
    month: monthOf(leader, edition),
    accords: { agree: inAccord(reading, 'agree'), apart: inAccord(reading, 'apart') },
    columns: COLUMNS.map((column) => ({ column, text: edition.columns[column] })),
    chapters: FROM_THE_ROOT.map((chakra) => chapterOf(chakra, reading.chakras[chakra], edition)),
  };
}

function monthOf(arcanum: Arcanum, edition: Edition): Interpretation['month'] {
  const { theme, text } = known(edition.months[arcanum], 'month', arcanum);
  return { arcanum, theme, title: theme.charAt(0).toUpperCase() + theme.slice(1), text };
}

function repeatsOf(reading: Reading, edition: Edition): Interpretation['repeats'] {
  return countArcana(reading)
    .filter(([, count]) => count >= OFTEN)
    .map(([arcanum, count]) => ({
      arcanum,
      count,
      text: known(edition.repeats[arcanum], 'repeat', arcanum),
    }));
}

function chapterOf(chakra: Chakra, row: Row, edition: Edition): Chapter {
  const cells = together(row).map(({ arcanum, columns }) => ({
    arcanum,
    columns,
    text: known(edition.chakras[chakra][arcanum], chakra, arcanum),
  }));
  const accord = accordOf(row);
  return { chakra, row, cells, accord: accord && edition.rows[chakra][accord] };
}

function inAccord({ chakras }: Reading, accord: 'agree' | 'apart'): Chakra[] {
  return FROM_THE_ROOT.filter((chakra) => accordOf(chakras[chakra]) === accord);
}

/** The arcana of a row in the order of its columns, equal ones joined. */
function together(row: Row): { arcanum: Arcanum; columns: Column[] }[] {
  const columnsOf = Map.groupBy(COLUMNS, (column) => row[column]);
  return [...columnsOf].map(([arcanum, columns]) => ({ arcanum, columns }));
}

function known<T>(text: T | undefined, where: string, arcanum: Arcanum): T {
  if (text === undefined) throw new Error(`there is no text for ${arcanum} in ${where}`);
  return text;
}
