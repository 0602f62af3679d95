import type { FirstInterpretation } from '../chakras/first/interpret-first';
import { interpret } from '../chakras/interpret';
import type { Reading } from '../chakras/reading';
import type { SecondInterpretation } from '../chakras/second/interpret-second';
import { ABOUT_NAMES, arcanumInLine, isGrim } from '../chakras/texts/arcanum-themes';
import { columnsInWords, HEADINGS, repeatsInWords } from '../chakras/texts/phrases';
import { leaderInWords, SECOND_HEADINGS, TOTAL_OPENINGS } from '../chakras/texts/second/phrases';
import { nameOfLetters } from '../contacts/person-name';

/** What stands out in a map, for a letter or a chat, a paragraph each: the theme stands first. */
export function readingInBrief(reading: Reading): string[] {
  const said = interpret(reading);
  return said.version === 1 ? firstInBrief(said) : secondInBrief(said);
}

function firstInBrief({ month, totals, repeats }: FirstInterpretation): string[] {
  const ofTotals = totals.map(
    ({ arcanum, columns }) =>
      `${columnsInWords(columns)}: ${arcanum}\u00a0— ${arcanumInLine(arcanum)}`,
  );
  const hasGrim = [...totals, ...repeats].some(({ arcanum }) => isGrim(arcanum));
  return [
    `${HEADINGS.month}: ${month.theme}. ${month.text}`,
    `${HEADINGS.totals}:\n${ofTotals.join('\n')}`,
    ...(repeats.length > 0 ? [repeatsInWords(repeats)] : []),
    ...(hasGrim ? [ABOUT_NAMES] : []),
  ];
}

function secondInBrief({ leader, month, plan, totals }: SecondInterpretation): string[] {
  const [first] = plan.steps;
  const ofTotals = totals.flatMap(({ arcanum, columns }) =>
    columns.map(
      (column) => `${TOTAL_OPENINGS[column]}: ${arcanum}\u00a0— ${arcanumInLine(arcanum)}`,
    ),
  );
  const hasGrim = [leader, ...totals].some(({ arcanum }) => isGrim(arcanum));
  return [
    `${HEADINGS.month}: ${month.theme}. ${leaderInWords(leader)}`,
    `${SECOND_HEADINGS.step}. ${first?.step ?? ''}`,
    ofTotals.join('\n'),
    ...(hasGrim ? [ABOUT_NAMES] : []),
  ];
}

/**
 * The news itself. The name is of whose map it is, often of a child or a friend of the buyer, so
 * nobody is greeted by it.
 */
export function mapReady(name: string | null): string {
  const known = nameOfLetters(name);
  return known ? `Карта чакр готова: ${known}` : 'Карта чакр готова';
}
