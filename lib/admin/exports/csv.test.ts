import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kopecks } from '@/lib/money';
import { csvSum, csvText, csvTime } from './csv';

const COLUMNS = [{ title: 'Имя', text: (row: string) => row }];

async function written(pages: string[][]): Promise<string> {
  const from = async function* () {
    yield* pages;
  };
  const parts: string[] = [];
  for await (const part of csvText({ columns: COLUMNS, pages: from() })) parts.push(part);
  return parts.join('');
}

it('begins with the mark of UTF-8, parts with semicolons and CRLF, quotes all but numbers', async () => {
  expect(await written([['Анна'], ['a;b "c"', 'две\nстроки', '1299,50', '']])).toBe(
    '\uFEFF"Имя"\r\n"Анна"\r\n"a;b ""c"""\r\n"две\nстроки"\r\n1299,50\r\n\r\n',
  );
});

it('gives out no text that a spreadsheet would run', async () => {
  const formulas = ['=1+1', '+79161234567', '-2', '@SUM(A1)', '\tx', '\rx'];
  const rows: string[][] = parse(await written([formulas]), { delimiter: ';', bom: true, from: 2 });
  expect(rows.flat()).toEqual(formulas.map((text) => `'${text}`));
});

const SEPARATORS = [',', ';', '\t', '|'];
const HOSTILE = fc.string({
  unit: fc.oneof(fc.constantFrom(...SEPARATORS, ...'="+-@ \'\r\n1＝\u200b\ufeff'), fc.string()),
  minLength: 1,
});

/** The cells as a program takes them that splits at `delimiter`, with quotes and without. */
function cellsOf(text: string, delimiter: string): string[] {
  const lenient = { delimiter, bom: true, relax_quotes: true, relax_column_count: true };
  const lines = { record_delimiter: ['\r\n', '\n', '\r'] };
  const split = (whole: string, quote: string | null): string[] =>
    parse(whole, { ...lenient, ...lines, quote }).flat();
  const quoted = () => {
    try {
      return split(text, '"');
    } catch {
      // Split at another separator, a quote may never be closed.
      return split(`${text}"`, '"');
    }
  };
  return [...split(text, null), ...quoted()];
}

it('begins no cell with a formula, by whatever separator the file is split', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(HOSTILE, { minLength: 1 }), async (rows) => {
      const columns = ['a', 'b', 'c'].map((title) => ({ title, text: (row: string) => row }));
      const parts: string[] = [];
      const pages = async function* () {
        yield rows;
      };
      for await (const part of csvText({ columns, pages: pages() })) parts.push(part);
      const formulas = SEPARATORS.flatMap((separator) => cellsOf(parts.join(''), separator)).filter(
        (cell) => /^[\s"\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell),
      );
      expect(formulas).toEqual([]);
    }),
  );
});

it('is read back as it was but for those apostrophes, whatever is in it', async () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), HOSTILE);
  const withoutApostrophes = (cell: string) => cell.replaceAll("'", '');
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1 }), async (rows) => {
      const options = { delimiter: ';', bom: true, from: 2, record_delimiter: '\r\n' };
      const read: string[][] = parse(await written([rows]), options);
      expect(read.flat().map(withoutApostrophes)).toEqual(rows.map(withoutApostrophes));
    }),
  );
});

it('stops reading pages when nobody takes the text any more', async () => {
  let read = 0;
  const pages = async function* () {
    for (;;) yield [`${++read}`];
  };
  const text = csvText({ columns: COLUMNS, pages: pages() });
  await text.next();
  await text.next();
  await text.return(undefined);
  expect(read).toBe(1);
});

it('writes sums with a comma and times of Moscow', () => {
  expect([
    csvSum(kopecks(99_000)),
    csvSum(kopecks(129_950)),
    csvSum(kopecks(5)),
    csvSum(null),
  ]).toEqual(['990,00', '1299,50', '0,05', '']);
  expect(csvTime(new Date('2026-11-24T22:05:09.123Z'))).toBe('25.11.2026 01:05:09');
  expect(csvTime(null)).toBe('');
});
