import { dayTime } from './day-time';
import { readXml } from './read-xml';
import { type Table, type TableRow, tableOf } from './table';
import type { TableLimits } from './table-limits';
import { unpackXlsx } from './unpack-xlsx';
import { readXlsxBook, type XlsxBook } from './xlsx-book';
import { columnOf } from './xlsx-place';

/**
 * The sheets of an Excel file in their order, hidden ones too, with the results of their formulas.
 * Dates are written as on the wall clock, without a zone; a cell that does not read is its text.
 * Rejects with `TableTooLarge` before anything of it is made, or with another error when it is no
 * such file.
 */
export async function readXlsx(bytes: Buffer, limits: TableLimits): Promise<Table[]> {
  const book = readXlsxBook(await unpackXlsx(bytes, limits));
  return book.sheets.map((xml) => tableOf(rowsOf(xml, book), book.isFrom1904));
}

/** Rows and cells that do not say where they are come next, as in `xmlEntryMeter`. */
function rowsOf(xml: string, book: XlsxBook): TableRow[] {
  const rows: TableRow[] = [];
  let line = 0;
  let column = 0;
  let cell: Cell | null = null;
  const inside: string[] = [];
  readXml(xml, {
    open: (element, { r = '', t = 'n', s = '0' }) => {
      inside.push(element);
      if (element === 'row') {
        line = Number(r) || line + 1;
        column = 0;
        rows.push({ line, cells: [] });
      }
      if (element !== 'c') return;
      column = columnOf(r) ?? column + 1;
      cell = { kind: t, style: Number(s), text: '' };
    },
    text: (piece) => {
      if (cell && /^[vt]$/.test(inside.at(-1) ?? '') && !inside.includes('rPh')) cell.text += piece;
    },
    close: (element) => {
      inside.pop();
      const cells = rows.at(-1)?.cells;
      if (element !== 'c' || !cell || !cells) return;
      while (cells.length < column) cells.push('');
      cells[column - 1] = textOf(cell, book).trim();
      cell = null;
    },
  });
  return rows;
}

type Cell = { kind: string; style: number; text: string };

function textOf({ kind, style, text }: Cell, book: XlsxBook): string {
  switch (kind) {
    case 's':
      return unescaped(book.sharedTexts[Number(text)] ?? '');
    case 'str':
    case 'inlineStr':
      return unescaped(text);
    case 'b':
      return text === '1' ? 'да' : 'нет';
    case 'e':
      return '';
    case 'n': {
      const number = Number(text);
      if (text === '' || Number.isNaN(number)) return text;
      return book.dateStyles[style] ? dayTime(number, book.isFrom1904) : plainNumber(number);
    }
    default:
      return text;
  }
}

/** As many digits as Excel itself keeps: `0.1 + 0.2` is 0.3. */
function plainNumber(number: number): string {
  return String(Number(number.toPrecision(15)));
}

/** `_x0041_` stands for `A` (ECMA-376, part 1, 22.9.2.19). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
