import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parse } from 'csv-parse';
import { MAX_TEXT_LENGTH, type TableLimits, TableTooLarge } from './table-limits';

const PIECE_BYTES = 65_536;
const SEPARATORS = ['\t', ';', ','];

/**
 * The cells of a text table, blank lines left out. UTF-8 with or without its mark, else
 * windows-1251; whichever of tab, semicolon and comma the first line has most of parts the cells.
 * Quotes that are not closed are mere letters. Rejects with `TableTooLarge` at the first row,
 * column or cell too many, or the first cell too long.
 */
export async function readCsv(bytes: Uint8Array, limits: TableLimits): Promise<string[][]> {
  const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1251').decode(bytes);
  const strict = { delimiter: separatorOf(text), relax_column_count: true, trim: true };
  try {
    return await rowsOf(text, strict, limits);
  } catch (error) {
    if (error instanceof TableTooLarge) throw error;
    return await rowsOf(text, { ...strict, quote: null }, limits);
  }
}

async function rowsOf(text: string, options: object, limits: TableLimits): Promise<string[][]> {
  const rows: string[][] = [];
  let cells = 0;
  const source = Readable.from(pieces(Buffer.from(text)));
  const parser = parse({ skip_empty_lines: true, ...options });
  const records: AsyncIterable<string[]> = source.pipe(parser);
  try {
    for await (const row of records) {
      if (row.every((cell) => cell === '')) continue;
      cells += row.length;
      if (row.length > limits.columns) throw new TableTooLarge('too_many_columns');
      if (cells > limits.cells) throw new TableTooLarge('too_many_cells');
      if (row.some(({ length }) => length > MAX_TEXT_LENGTH)) throw new TableTooLarge('too_large');
      rows.push(row);
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

function separatorOf(text: string): string {
  const line = /[^\r\n]+/.exec(text.slice(0, 10_000))?.[0] ?? '';
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}
