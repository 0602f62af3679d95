import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parse } from 'csv-parse';

const PIECE_BYTES = 65_536;
const SEPARATORS = ['\t', ';', ','];

/**
 * The cells of a text table, blank lines left out; at most `most` rows and one, so that too many
 * can be told. UTF-8 with or without its mark, else windows-1251; whichever of tab, semicolon and
 * comma the first line has most of parts the cells. Quotes that are not closed are mere letters.
 */
export async function readCsv(bytes: Uint8Array, most: number): Promise<string[][]> {
  const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1251').decode(bytes);
  const strict = { delimiter: separatorOf(text), relax_column_count: true, trim: true };
  try {
    return await rowsOf(text, strict, most);
  } catch {
    return await rowsOf(text, { ...strict, quote: null }, most);
  }
}

async function rowsOf(text: string, options: object, most: number): Promise<string[][]> {
  const rows: string[][] = [];
  const source = Readable.from(pieces(Buffer.from(text)));
  const parser = parse({ skip_empty_lines: true, ...options });
  const records: AsyncIterable<string[]> = source.pipe(parser);
  for await (const row of records) {
    if (row.some((cell) => cell !== '')) rows.push(row);
    if (rows.length > most) break;
  }
  source.destroy();
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
