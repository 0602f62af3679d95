import type { Arcanum } from '../../arcanum';
import type { Chakra, Column } from '../../chakras';

/** What one arcanum says in one chakra: the theme, its two sides and one step for this week. */
export type ArcanumText = { theme: string; plus: string; minus: string; step: string };

/** The texts of one chakra by arcanum; only arcana that can stand there have one. */
export type ChakraTexts = Record<Arcanum, ArcanumText>;
export type TotalTexts = Record<Arcanum, string>;
export type RepeatTexts = Record<Arcanum, string>;
export type MonthTexts = Record<Arcanum, { theme: string; text: string }>;
export type RowTexts = Record<Chakra, { agree: string; apart: string }>;

/**
 * Every text of a reading, in Russian. An edition that has been sold is never changed: a bought
 * reading must say the same for ever, so better words are a new edition with a new version.
 */
export type FirstEdition = {
  chakras: Record<Chakra, ChakraTexts>;
  columns: Record<Column, string>;
  totals: TotalTexts;
  repeats: RepeatTexts;
  /** For a map in which nothing stands three times. */
  evenMap: string;
  months: MonthTexts;
  rows: RowTexts;
};
