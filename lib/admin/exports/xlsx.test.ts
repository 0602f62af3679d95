import { expect, it } from 'vitest';
import { kopecks } from '@/lib/money';
import { readTables } from '@/lib/payments/reconciliation/spreadsheets/read-tables';
import type { ExportColumn } from './export-table';
import { xlsxFile } from './xlsx';

type Row = { number: string; sum: number | null; at: Date | null };

const COLUMNS: ExportColumn<Row>[] = [
  { title: '№', text: ({ number }) => number },
  { title: 'Сумма', sum: ({ sum }) => (sum === null ? null : kopecks(sum)) },
  { title: 'Когда', time: ({ at }) => at },
];
const LIMITS = { rows: 2_000, columns: 10, cells: 10_000, unpackedBytes: 1_000_000 };

async function cellsOf(pages: Row[][]): Promise<string[][]> {
  const from = async function* () {
    yield* pages;
  };
  const parts = await Array.fromAsync(xlsxFile({ columns: COLUMNS, pages: from() }));
  const [sheet] = await readTables(Buffer.concat(parts), LIMITS);
  return sheet?.rows.map(({ cells }) => cells) ?? [];
}

it('long numbers are texts, sums are numbers, times are Moscow’s; pages follow each other', async () => {
  const at = new Date('2026-11-24T22:05:09Z');
  const cells = await cellsOf([
    [{ number: '3564567890', sum: 129_950, at }],
    [{ number: '1234567897', sum: null, at: null }],
  ]);

  expect(cells).toEqual([
    ['№', 'Сумма', 'Когда'],
    ['3564567890', '1299.5', '2026-11-25T01:05:09'],
    ['1234567897', '', ''],
  ]);
});

it('a text is given out as it is, whatever signs are in it, and is no formula', async () => {
  const typed = ['=1+1', '+79161234567', ' a & <b> "c" ', 'Анна\u0001\uD800'];
  const cells = await cellsOf([typed.map((number) => ({ number, sum: 0, at: null }))]);

  expect(cells.slice(1).map(([number]) => number)).toEqual([
    '=1+1',
    '+79161234567',
    'a & <b> "c"',
    'Анна\uFFFD\uFFFD',
  ]);
});

it('stops reading pages when nobody takes the file any more', async () => {
  let read = 0;
  let isOver = false;
  const pages = async function* () {
    try {
      for (;;) yield [{ number: `${Math.random()}`.repeat(500), sum: ++read, at: null }];
    } finally {
      isOver = true;
    }
  };
  const file = xlsxFile({ columns: COLUMNS, pages: pages() });
  do await file.next();
  while (read === 0);
  await file.return(undefined);
  await expect.poll(() => isOver).toBe(true);
  expect(read).toBeLessThan(1_000);
});
