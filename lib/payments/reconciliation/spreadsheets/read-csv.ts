import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Info, parse } from 'csv-parse';
import type { TableRow } from './table';
import { MAX_TEXT_LENGTH, type TableLimits, TableTooLarge } from './table-limits';

const PIECE_BYTES = 65_536;
const SEPARATORS = ['\t', ';', ',', '|'];
const LINES_LOOKED_AT = 200;
const SEPARATOR_LINE = /^sep=(.)\r?(?:\n|$)/i;

/**
 * The rows of a text table, blank lines left out. The separator is the one that a first line `sep=`
 * names, else the one that parts most lines alike, so that title lines do not matter. Quotes that
 * are not closed are mere letters. Rejects with `TableTooLarge` at the first row, column or cell
 * too many, or the first cell too long.
 */
export async function readCsv(text: string, limits: TableLimits): Promise<TableRow[]> {
  const [firstLine = '', named] = SEPARATOR_LINE.exec(text) ?? [];
  const table = withoutWholeQuotes(text.slice(firstLine.length));
  const strict = {
    delimiter: named ?? separatorOf(table),
    relax_column_count: true,
    trim: true,
    info: true,
  };
  try {
    return await rowsOf(table, strict, limits);
  } catch (error) {
    if (error instanceof TableTooLarge) throw error;
    return await rowsOf(table, { ...strict, quote: null }, limits);
  }
}

/**
 * A program that expects another separator puts every line of a list into quotes of its own, and
 * those that were in it twice.
 */
function withoutWholeQuotes(text: string): string {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const isWhole = (line: string) => /^"(?:[^"]|"")*"$/.test(line) && /[;\t,|]/.test(line);
  if (lines.length < 2 || !lines.every(isWhole)) return text;
  return lines.map((line) => line.slice(1, -1).replaceAll('""', '"')).join('\n');
}

async function rowsOf(text: string, options: object, limits: TableLimits) {
  const rows: TableRow[] = [];
  let cells = 0;
  const source = Readable.from(pieces(Buffer.from(text)));
  const parser = parse({ skip_empty_lines: true, ...options });
  const records: AsyncIterable<{ record: string[]; info: Info }> = source.pipe(parser);
  try {
    for await (const { record: row, info } of records) {
      if (row.every((cell) => cell === '')) continue;
      cells += row.length;
      if (row.length > limits.columns) throw new TableTooLarge('too_many_columns');
      if (cells > limits.cells) throw new TableTooLarge('too_many_cells');
      if (row.some(({ length }) => length > MAX_TEXT_LENGTH)) throw new TableTooLarge('too_large');
      rows.push({ line: info.records + info.empty_lines, cells: row });
      if (rows.length > limits.rows) throw new TableTooLarge('too_many_rows');
    }
  } finally {
    source.destroy();
  }
  return rows;
}

/** A long text is read piece by piece, so that other requests get their turn. */
async function* pieces(bytes: Buffer) {
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    yield bytes.subarray(start, start + PIECE_BYTES);
    await nextTurn();
  }
}

/** How many lines a separator parts into the same number of cells, then how many cells. */
function separatorOf(text: string): string {
  const lines = text.slice(0, PIECE_BYTES).split(/\r\n?|\n/, LINES_LOOKED_AT);
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, ''));
  const scores = SEPARATORS.map((separator) => {
    const widths = new Map<number, number>();
    for (const line of bare) {
      const width = line.split(separator).length;
      if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    return Math.max(0, ...[...widths].map(([width, count]) => count * 1_000 + width));
  });
  return SEPARATORS[scores.indexOf(Math.max(...scores))] ?? ';';
}
