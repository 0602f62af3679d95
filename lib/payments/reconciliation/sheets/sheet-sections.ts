import { parseOrderNumber } from '@/lib/orders/number';
import { LIST_COLUMNS, type ListColumns } from '../listed-payment';
import { readListedStatus } from '../listed-status';
import { dayTime } from '../spreadsheets/day-time';
import type { Table, TableRow } from '../spreadsheets/table';
import { detectListColumns, namedColumns } from './list-columns';
import { tidyCell } from './tidy-cell';

/** Part of a sheet below one row of titles; null when it has none. */
export type Section = {
  sheet: number;
  titles: string[] | null;
  rows: TableRow[];
  columns: ListColumns;
};

const TITLE_WORD =
  /номер|№|\bid\b|_id|сумм|стоим|оплачен|статус|состоян|дата|время|созда|валют|заказ|sum|amount|status|date|currency|order|payment/i;
const MIN_TITLES = 2;
/** A second row of titles inside a sheet; fewer of them may be a small table beside the payments. */
const MIN_TITLES_INSIDE = 3;
const TOTAL =
  /^(?:промежуточн\S* )?(?:итого?|всего|total|subtotal|grand total|количество|кол-во)(?!\p{L})/iu;
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;

/**
 * The parts of a sheet, each below a row of titles, which is found by the words in it; what stands
 * above the first is left out, and so are totals and remarks. A sheet without titles is one part.
 */
export function sectionsOf({ rows, isFrom1904 }: Table, sheet: number): Section[] {
  const tidy = rows.map(({ line, cells }) => ({ line, cells: cells.map(tidyCell) }));
  const scores = tidy.map(({ cells }) => (mayBeTitles(cells) ? namedColumns(cells) : 0));
  const best = Math.max(0, ...scores.slice(0, 100));
  const starts = scores.flatMap((score, index) =>
    score >= MIN_TITLES && (score >= MIN_TITLES_INSIDE || score === best) ? [index] : [],
  );
  if (starts.length === 0) {
    const start = unknownTitles(tidy);
    const titles = tidy[start]?.cells ?? null;
    return [sectionOf(sheet, titles, tidy.slice(start + 1), isFrom1904)];
  }
  return starts.map((start, index) => {
    const titles = tidy[start]?.cells ?? [];
    return sectionOf(sheet, titles, tidy.slice(start + 1, starts[index + 1]), isFrom1904);
  });
}

function sectionOf(
  sheet: number,
  titles: string[] | null,
  rows: readonly TableRow[],
  isFrom1904: boolean,
): Section {
  const payments = rows.filter(({ cells }) => !isRemark(cells));
  const wide = titles ?? Array.from({ length: widthOf(payments) }, () => '');
  const columns = detectListColumns(
    wide,
    payments.map(({ cells }) => cells),
  );
  if (isFrom1904) for (const { cells } of payments) writeDay(cells, columns.date);
  return { sheet, titles, rows: payments, columns };
}

/** A row of titles has words in it, and no number of an order or payment. */
function mayBeTitles(cells: readonly string[]): boolean {
  return cells.some((cell) => TITLE_WORD.test(cell)) && !cells.some((cell) => /\d{5}/.test(cell));
}

/** Where titles stand of which none is known: right above the first payment; -1 when nowhere. */
function unknownTitles(rows: readonly TableRow[]): number {
  const first = rows.findIndex(({ cells }) => cells.some((cell) => /\d{5}/.test(cell)));
  const above = rows[first - 1]?.cells.filter((cell) => cell !== '') ?? [];
  return above.length > 1 ? first - 1 : -1;
}

/** Totals, and a line of text below the payments. */
function isRemark(cells: readonly string[]): boolean {
  const told = cells.filter((cell) => cell !== '');
  if (told.length < 2) return true;
  const isPayment = told.some(
    (cell) => readListedStatus(cell) !== 'unknown' || parseOrderNumber(cell).ok,
  );
  return !isPayment && told.some((cell) => TOTAL.test(cell));
}

/** Whether something stands in a part by which payments are known. */
export function hasPayments({ rows, columns }: Section): boolean {
  const isNamed = columns.payment !== null || columns.number !== null;
  const isMoney = columns.amount !== null || columns.status !== null;
  const known = LIST_COLUMNS.filter((column) => columns[column] !== null).length;
  return rows.length > 0 && isNamed && isMoney && known >= MIN_TITLES_INSIDE;
}

/** How many columns the longest of some rows has. */
export function widthOf(rows: readonly TableRow[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}

function writeDay(cells: string[], place: number | null): void {
  const cell = place === null ? '' : (cells[place] ?? '');
  if (place !== null && SERIAL.test(cell))
    cells[place] = dayTime(Number(cell.replace(',', '.')), true);
}
