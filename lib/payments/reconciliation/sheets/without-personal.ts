import { type PlainTable, plainCell } from '../plain-cell';
import { detectListColumns } from './list-columns';
import { isPersonalTitle } from './personal-titles';

const CONTACT = /\S@\S+\.\S|\d{6}/;

/**
 * A list without what may name a buyer: columns with such titles, and any cell that is not plain
 * (`plainCell`); a column in which nothing is left goes too, unless its title is one of ours.
 */
export function withoutPersonal(content: readonly (readonly string[])[]): PlainTable {
  const [titles = [], ...rows] = content;
  const known = Object.values(detectListColumns(titles, rows));
  const plain = rows.map((row) => titles.map((_, place) => plainCell(row[place] ?? '')));
  const kept = titles.flatMap((title, place) => {
    if (known.includes(place)) return [place];
    if (isPersonalTitle(title)) return [];
    const isEmptied = rows.some((row, line) => row[place] && !plain[line]?.[place]);
    return isEmptied && plain.every((row) => !row[place]) ? [] : [place];
  });
  const table = [titlesOf(titles), ...plain].map((row) => kept.map((place) => row[place] ?? ''));
  return table as PlainTable;
}

/** A list may lack titles: its first line is a payment then. */
function titlesOf(titles: readonly string[]): string[] {
  const isPayment = titles.some((title) => CONTACT.test(title));
  return titles.map((title) => (isPayment ? plainCell(title) : title.slice(0, 200)));
}
