import type { Arcanum } from '../../arcanum';
import type { Chakra, Column } from '../../chakras';
import type { Temper } from '../../temper';

/** What one arcanum says in one chakra, and how long and where its step is done. */
export type CellText = { theme: string; plus: string; minus: string; step: string; time: string };
/** The texts of one chakra by arcanum; only arcana that can stand there have one. */
export type ChakraTexts = Record<Arcanum, CellText>;

/** What people come for: the three answers of the first screen. */
export type AnswerName = 'money' | 'relationships' | 'work';

/** One of the three answers of the first screen: where the strength comes from, where to begin. */
export type AnswerTexts = { resource: Record<Arcanum, string>; key: Record<Arcanum, string> };

/** What a total says in each column: «В делах …», «Внутри …», «Ключ — …». */
export type TotalTexts = Record<Arcanum, Record<Column, string>>;

/**
 * Two sentences after an opening that code writes («Сила стоит в карте четыре раза, и настойчиво»):
 * what is seen, and what to do about it.
 */
export type RepeatTexts = Record<Arcanum, string>;
/** `theme` is a verb phrase in lower case («растить»), `text` two or three sentences. */
export type MonthTexts = Record<Arcanum, { theme: string; text: string }>;
/** A row of one temper says another thing for each; a row of three different ones one thing. */
export type RowTexts = Record<Chakra, { agree: Record<Temper, string>; apart: string | null }>;
/** The sentence before a text that tells what its column means there. */
export type OpeningTexts = Record<Chakra, Record<Column, string>>;

/**
 * Every text of a reading of the second edition, in Russian. Once sold it is never changed: a bought
 * reading must say the same for ever, so better words are a new edition with a new version.
 */
export type SecondEdition = {
  chakras: Record<Chakra, ChakraTexts>;
  openings: OpeningTexts;
  answers: Record<AnswerName, AnswerTexts>;
  /** Before the one text of an answer whose two cells hold the same arcanum. */
  sameAnswer: string;
  columns: Record<Column, string>;
  totals: TotalTexts;
  repeats: RepeatTexts;
  /** For a map in which nothing stands three times. */
  evenMap: string;
  months: MonthTexts;
  rows: RowTexts;
  /** What tradition tells of each chakra. */
  facts: Record<Chakra, string>;
};
