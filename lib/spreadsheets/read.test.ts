import { describe, expect, it } from 'vitest';
import { anXlsx, aZip } from './fixtures/a-zip';
import { inflatesWithin } from './inflates-within';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';

const read = (text: string | Buffer, most = 100) => readCsv(Buffer.from(text), most);

describe('a text table', () => {
  const cells = [
    ['Номер', 'Сумма'],
    ['1', '1 290,00'],
  ];

  it.each([';', '\t'])('is parted by %j', async (separator) => {
    const text = cells.map((row) => row.join(separator)).join('\r\n');
    expect(await read(text)).toEqual(cells);
    expect(await read(`\uFEFF${text}\r\n\r\n`)).toEqual(cells);
  });

  it('is parted by commas, with quotes around those that are letters', async () => {
    expect(await read('Номер,Сумма\n1,"1 290,00"\n')).toEqual(cells);
  });

  it('is read in windows-1251 when it is not UTF-8', async () => {
    const bytes = Buffer.from(
      'cdeeece5f03bd1f3ecece00a313b3120323930 2c3030'.replace(' ', ''),
      'hex',
    );
    expect(await read(bytes)).toEqual(cells);
  });

  it('may have lone quotes and rows of other lengths', async () => {
    expect(await read('a;b\n1;2 "дюйма\n3')).toEqual([['a', 'b'], ['1', '2 "дюйма'], ['3']]);
  });

  it('is read no further than one row too many', async () => {
    expect(await read('a;b\n'.repeat(50), 10)).toHaveLength(11);
  });
});

describe('an Excel file', () => {
  it('gives its cells as text', async () => {
    const rows = [
      ['Номер', 'Сумма'],
      [1_234_567_897, 990.5],
    ];
    expect(await readXlsx(anXlsx(rows))).toEqual([
      ['Номер', 'Сумма'],
      ['1234567897', '990.5'],
    ]);
  });

  it('is refused before it is inflated when it would grow too large', async () => {
    const zip = aZip({ a: Buffer.alloc(2_000), b: Buffer.alloc(2_000) });
    expect(await inflatesWithin(zip, 4_000)).toBe(true);
    expect(await inflatesWithin(zip, 3_999)).toBe(false);
    expect(await readXlsx(aZip({ a: Buffer.alloc(30_000_001) }))).toBe('too_large');
  });

  it('is refused when it holds more than its directory says', async () => {
    expect(await readXlsx(aZip({ a: Buffer.alloc(1_000_000) }, 10))).toBe('too_large');
  });

  it('is none when it only begins like one', async () => {
    await expect(readXlsx(Buffer.from('PK, but no archive at all'))).rejects.toThrow();
    await expect(readXlsx(anXlsx([['a']]).subarray(0, 200))).rejects.toThrow();
  });
});
