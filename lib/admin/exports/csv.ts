import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { formatAmount, type Kopecks } from '@/lib/money';
import { moscowTimeInSeconds } from '@/lib/time';
import type { ExportColumn, ExportTable } from './export-table';

/**
 * A table as the Excel of a Russian computer opens it by a double click: UTF-8 with its mark,
 * semicolons, CRLF, every cell but a number in quotes. No text becomes a formula, whatever
 * separator the file is opened with: an apostrophe comes before it. Pages are read one by one as
 * the text is taken, and other requests get their turn in between.
 */
export async function* csvText<Row>({ columns, pages }: ExportTable<Row>): AsyncGenerator<string> {
  yield lines([columns.map(({ title }) => title)], true);
  for await (const rows of pages) {
    yield lines(
      rows.map((row) => columns.map((column) => cellOf(column, row))),
      false,
    );
    await nextTurn();
  }
}

function cellOf<Row>(column: ExportColumn<Row>, row: Row): string {
  if ('sum' in column) return csvSum(column.sum(row));
  if ('time' in column) return csvTime(column.time(row));
  return withoutFormulas(column.text(row) ?? '');
}

function lines(table: string[][], bom: boolean): string {
  return stringify(table, {
    bom,
    delimiter: ';',
    record_delimiter: 'windows',
    quoted_match: /[^\d,]/,
  });
}

/**
 * Where a cell may begin: at the beginning of a text, and wherever another separator or a line
 * break would part it, quotes and what cannot be seen aside.
 */
const FORMULA = /(?<=(?:^|[,;|\t\r\n])[\s"\p{Cc}\p{Cf}]*)(?=[=+\-@＝＋－＠])|^(?=[\t\r\n])/gu;

function withoutFormulas(text: string): string {
  return text.replace(FORMULA, "'");
}

/** A sum as a number with a decimal comma, in roubles: `129950` → `1299,50`. */
export function csvSum(sum: Kopecks | null): string {
  return sum === null ? '' : formatAmount(sum).replace('.', ',');
}

/** An instant in Moscow as spreadsheets read it: `24.11.2026 12:05:00`. */
export function csvTime(instant: Date | null): string {
  return instant ? moscowTimeInSeconds(instant) : '';
}
