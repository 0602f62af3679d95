import type { FilePlace } from '../file-place';
import { LIST_COLUMNS } from '../listed-payment';
import type { Table } from '../spreadsheets/table';
import { plainTitle } from './list-columns';
import { hasPayments, type Section, sectionsOf, widthOf } from './sheet-sections';
import { tidyCell } from './tidy-cell';

/** The rows of all sheets of a file under one row of titles, each with its place in the file. */
export type PaymentRows = { titles: string[]; rows: { cells: string[]; place: FilePlace }[] };

/**
 * Finds the payments in the sheets of a file: the row of titles wherever it is, sheets that go on
 * without titles, sheets whose columns stand in another order. Title lines, totals and remarks are
 * left out, and sheets without payments. Where nothing looks like payments, the fullest sheet is
 * given as it is, for the seller to say what is what.
 */
export function paymentRows(tables: readonly Table[]): PaymentRows {
  const sections = tables.flatMap((table, index) => sectionsOf(table, index + 1));
  const ofPayments = sections.filter(hasPayments);
  const base = ofPayments.find(({ titles }) => titles !== null) ?? ofPayments[0];
  if (!base) return asItIs(tables);
  const titles = base.titles
    ? [...base.titles]
    : Array.from({ length: widthOf(base.rows) }, () => '');
  const rows = ofPayments.flatMap((section) => {
    const places = targetsOf(section, base, titles);
    return section.rows.map(({ line, cells }) => {
      const target: string[] = [];
      for (const [from, to] of places) target[to] = cells[from] ?? '';
      return { cells: target, place: { sheet: section.sheet, sheets: tables.length, line } };
    });
  });
  return {
    titles,
    rows: rows.map(({ cells, place }) => ({ cells: filled(cells, titles), place })),
  };
}

/** Which column of a section goes where; columns that the first section lacks come behind it. */
function targetsOf(section: Section, base: Section, titles: string[]): [number, number][] {
  const width = section.titles?.length ?? widthOf(section.rows);
  const taken = new Set<number>();
  return Array.from({ length: width }, (_, from) => {
    const target = targetOf(from, section, base, titles, taken);
    if (target === null) return [];
    taken.add(target);
    return [[from, target] as [number, number]];
  }).flat();
}

function targetOf(
  from: number,
  section: Section,
  base: Section,
  titles: string[],
  taken: ReadonlySet<number>,
): number | null {
  if (section === base) return from;
  const column = LIST_COLUMNS.find((one) => section.columns[one] === from);
  const ofColumn = column ? base.columns[column] : null;
  if (ofColumn !== null && ofColumn !== undefined && !taken.has(ofColumn)) return ofColumn;
  if (!section.titles) return null;
  const title = section.titles[from] ?? '';
  const same = titles.findIndex(
    (one, place) =>
      !taken.has(place) && plainTitle(one) === plainTitle(title) && !isTaken(place, base),
  );
  if (same >= 0) return same;
  titles.push(title);
  return titles.length - 1;
}

function isTaken(place: number, { columns }: Section): boolean {
  return LIST_COLUMNS.some((column) => columns[column] === place);
}

function asItIs(tables: readonly Table[]): PaymentRows {
  const sizes = tables.map(({ rows }) => rows.length);
  const index = Math.max(0, sizes.indexOf(Math.max(0, ...sizes)));
  const rows = (tables[index]?.rows ?? []).map(({ line, cells }) => ({
    line,
    cells: cells.map(tidyCell),
  }));
  const width = widthOf(rows);
  const wide = rows.findIndex(({ cells }) => cells.filter(Boolean).length * 2 >= width);
  const start = Math.max(0, wide);
  const titles = filled(rows[start]?.cells ?? [], Array.from({ length: width }));
  return {
    titles,
    rows: rows.slice(start + 1).map(({ line, cells }) => ({
      cells: filled(cells, titles),
      place: { sheet: index + 1, sheets: tables.length, line },
    })),
  };
}

function filled(cells: readonly string[], titles: readonly unknown[]): string[] {
  return titles.map((_, place) => cells[place] ?? '');
}
