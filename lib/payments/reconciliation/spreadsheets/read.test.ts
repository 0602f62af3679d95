import { describe, expect, it } from 'vitest';
import { anXlsx, anXlsxOf, aZip } from './fixtures/a-zip';
import { readTables } from './read-tables';
import { MAX_TEXT_LENGTH, type TableLimits } from './table-limits';
import { unpackXlsx } from './unpack-xlsx';

const LIMITS: TableLimits = { rows: 100, columns: 10, cells: 500, unpackedBytes: 100_000 };
const read = async (file: string | Buffer) => {
  const [table] = await readTables(Buffer.from(file), LIMITS);
  return table?.rows.map(({ cells }) => cells) ?? [];
};
const readBook = (bytes: Buffer) => read(bytes);

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

  it.each([
    ['too_many_rows', 'a;b\n'.repeat(101)],
    ['too_many_columns', `a${';'.repeat(10)}`],
    ['too_many_columns', `a;b\n${';b'.repeat(10)}`],
    ['too_many_cells', 'a;b;c;d;e;f;g\n'.repeat(72)],
  ])('is refused when it has %s', async (excess, text) => {
    await expect(read(text)).rejects.toMatchObject({ excess });
    // What is behind it is not looked at: quotes that are not closed would be told otherwise.
    await expect(read(`${text}\n"open`)).rejects.toMatchObject({ excess });
  });

  it('is refused for a cell longer than Excel has any', async () => {
    const longest = 'x'.repeat(MAX_TEXT_LENGTH);
    expect(await read(`a;b\n1;${longest}`)).toEqual([
      ['a', 'b'],
      ['1', longest],
    ]);
    for (const cell of [`${longest}x`, `"${longest};"`]) {
      await expect(read(`a;b\n1;${cell}`)).rejects.toMatchObject({ excess: 'too_large' });
    }
  });

  it('may be as large as the limits', async () => {
    expect(await read('a;b;c;d;e\n'.repeat(100))).toHaveLength(100);
    expect(await read(`a${';'.repeat(9)}`)).toHaveLength(1);
  });
});

describe('an Excel file', () => {
  it('gives its cells as text', async () => {
    const rows = [
      ['Номер', 'Сумма'],
      [1_234_567_897, 990.5],
    ];
    expect(await readBook(anXlsx(rows))).toEqual([
      ['Номер', 'Сумма'],
      ['1234567897', '990.5'],
    ]);
  });

  it('is refused before it is inflated when it would grow too large', async () => {
    const zip = aZip({ a: Buffer.alloc(2_000), b: Buffer.alloc(2_000) });
    const within = (unpackedBytes: number) => unpackXlsx(zip, { ...LIMITS, unpackedBytes });
    await expect(within(4_000)).resolves.toEqual(new Map());
    await expect(within(3_999)).rejects.toMatchObject({ excess: 'too_large' });
  });

  it('is refused when it holds more than its directory says', async () => {
    await expect(readBook(aZip({ a: Buffer.alloc(90_000) }, 10))).rejects.toMatchObject({
      excess: 'too_large',
    });
  });

  it('is none when it only begins like one', async () => {
    await expect(readBook(Buffer.from('PK, but no archive at all'))).rejects.toThrow();
    await expect(readBook(anXlsx([['a']]).subarray(0, 200))).rejects.toThrow();
  });

  const row = (at: number | string, inside: string) => `<row r="${at}">${inside}</row>`;
  const sheetOf = (rows: string) => anXlsxOf(`<sheetData>${rows}</sheetData>`);
  const first = row(1, '<c r="A1"><v>1</v></c>');

  it.each([
    ['a cell far below', 'too_many_rows', first + row(1_048_576, '<c r="A1048576"><v>1</v></c>')],
    ['a cell far below its row', 'too_many_rows', row(1, '<c r="A1048576"><v>1</v></c>')],
    ['a row without a cell far below', 'too_many_rows', first + row('1e6', '')],
    ['rows that do not say which', 'too_many_rows', '<row/>'.repeat(101)],
    ['a cell far to the right', 'too_many_columns', row(1, '<c r="XFD1"><v>1</v></c>')],
    ['a cell one column too far', 'too_many_columns', row(1, '<c r="K1"><v>1</v></c>')],
    ['cells that do not say where', 'too_many_columns', row(1, '<c/>'.repeat(11))],
    ['a cell in dollars', 'too_many_columns', row(1, '<c r="$XFD$1"><v>1</v></c>')],
    ['many cells', 'too_many_cells', row(1, '<c r="A1"/>'.repeat(501))],
    ['elements of a namespace', 'too_many_rows', '<x:row xmlns:x="x" r="101"/>'],
  ])('is refused for %s', async (_, excess, rows) => {
    // It is no XML to its end: who reads on would say so.
    await expect(readBook(sheetOf(rows))).rejects.toMatchObject({ excess });
    await expect(readBook(sheetOf(`${rows}</wrong>`))).rejects.toMatchObject({ excess });
  });

  it('is refused for texts that no cell may ever show', async () => {
    const texts = `<sst>${'<si/>'.repeat(501)}</sst>`;
    const book = anXlsxOf('<sheetData/>', { 'xl/sharedStrings.xml': texts });
    await expect(readBook(book)).rejects.toMatchObject({ excess: 'too_many_cells' });
  });

  const longest = 'x'.repeat(MAX_TEXT_LENGTH);
  const inline = (text: string) => row(1, `<c r="A1" t="inlineStr"><is>${text}</is></c>`);
  const value = (text: string) => row(1, `<c r="A1"><v>${text}</v></c>`);
  const half = `<r><t>${'x'.repeat(16_384)}</t></r>`;

  it.each([
    ['a cell', inline(`<t>${longest}x</t>`)],
    ['a cell of spaces', inline(`<t>${' '.repeat(MAX_TEXT_LENGTH)}x</t>`)],
    ['a cell of runs', inline(`${half}${half}`)],
    ['a value', value(`${longest}x`)],
    ['a value in pieces', value(`${longest}<a/>x`)],
    ['a value around cells', value(`${longest}<c/>x`)],
    ['a value that is no markup', value(`${longest}<![CDATA[x]]>`)],
    ['an attribute', row(1, `<c r="A1" s="${longest}x"/>`)],
    ['a comment', `<!--${longest}x-->`],
  ])('is refused for a text longer than Excel has any: %s', async (_, rows) => {
    await expect(readBook(sheetOf(rows))).rejects.toMatchObject({ excess: 'too_large' });
  });

  it.each([
    ['xl/sharedStrings.xml', `<sst><si>${half}${half}</si></sst>`],
    ['xl/comments1.xml', `<comments><comment><t>${longest}x</t></comment></comments>`],
    ['xl/more.xml', `<sheets><sheet name="${longest}x"/></sheets>`],
  ])('is refused for such a text in any of its files: %s', async (name, content) => {
    const book = anXlsxOf('<sheetData/>', { [name]: content });
    await expect(readBook(book)).rejects.toMatchObject({ excess: 'too_large' });
  });

  it('may have a text as long as Excel has, and many shorter ones', async () => {
    expect(await readBook(sheetOf(inline(`<t>${longest}</t>`)))).toEqual([[longest]]);
    const halves = `<sst><si>${half}</si><si>${half}</si><si>${half}</si></sst>`;
    const book = anXlsxOf(`<sheetData>${first}</sheetData>`, { 'xl/sharedStrings.xml': halves });
    expect(await readBook(book)).toEqual([['1']]);
  });

  it('counts the cells of all its sheets', async () => {
    const sheet = `<worksheet><sheetData>${row(1, '<c r="A1"/>'.repeat(300))}</sheetData></worksheet>`;
    const more = { 'xl/worksheets/sheet2.xml': sheet, 'xl/worksheets/sheet3.xml': sheet };
    const book = anXlsxOf('<sheetData/>', more);
    await expect(readBook(book)).rejects.toMatchObject({ excess: 'too_many_cells' });
  });

  it.each([
    ['deep nesting', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`],
    [
      'an element of many attributes',
      `<a ${Array.from({ length: 200 }, (_, at) => `b${at}=""`).join(' ')}/>`,
    ],
    ['entities', '<sheetData>&lol;</sheetData>'],
  ])('is none with %s', async (_, inside) => {
    await expect(readBook(anXlsxOf(inside))).rejects.toThrow(/./);
  });

  it('is none with a document type, with two files of one name or with thousands of files', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><sst>&c;</sst>';
    await expect(readBook(anXlsxOf('', { 'xl/sharedStrings.xml': bomb }))).rejects.toThrow();
    const twice: [string, string][] = [
      ['a.xml', '<a/>'],
      ['A.xml', '<a/>'],
    ];
    await expect(readBook(aZip(twice))).rejects.toThrow('two files of one name');
    const many = Array.from({ length: 1_001 }, (_, at): [string, string] => [`${at}`, '']);
    await expect(readBook(aZip(many))).rejects.toMatchObject({ excess: 'too_large' });
  });

  it('may say of itself that it is as large as a sheet can be', async () => {
    const inside = `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols><sheetData>${first}</sheetData>`;
    expect(await readBook(anXlsxOf(inside))).toEqual([['1']]);
  });

  it('may have its last cell in the last row and column', async () => {
    const last = row(100, '<c r="J100"><v>2</v></c>');
    const cells = await readBook(sheetOf(first + last));
    expect(cells.map((cell) => cell.filter(Boolean))).toEqual([['1'], ['2']]);
  });
});
