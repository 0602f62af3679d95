import { expect, it } from 'vitest';
import { PLACE_TITLE } from './file-place';
import { listContent } from './list-content';
import { readListApart } from './read-list-apart';
import { anXlsx, anXlsxOf } from './spreadsheets/fixtures/a-zip';

const read = (list: Buffer | string) => listContent(Buffer.from(list));

const ROWS = [
  ['Номер', 'Почта', 'Сумма'],
  ['1', 'anna@example.ru', '990'],
];
const TOLD = {
  kind: 'read',
  rows: [
    ['Номер', 'Сумма', PLACE_TITLE],
    ['1', '990', '1/1:2'],
  ],
};

it('a list has no column that names a buyer, whichever kind of file it is', async () => {
  expect(await read(anXlsx(ROWS))).toEqual(TOLD);
  expect(await read(ROWS.map((row) => row.join(';')).join('\n'))).toEqual(TOLD);
});

it.each([
  ['a cell in the last row there can be', 'too_many_rows', cellAt('A1048576')],
  ['a cell in the last column there can be', 'too_many_columns', cellAt('XFD1')],
  ['95 000 rows of 100 cells', 'too_many_cells', `${'1;'.repeat(99)}1\n`.repeat(50_000)],
  ['an archive that is none', 'unreadable', 'PK\x03\x04'],
])('%s is refused with a reason', async (_, kind, list) => {
  expect(await read(list)).toEqual({ kind });
});

// Two processes are started one after the other, which takes as long as the machine is busy.
it('a process of its own says the same, and one list waits for another', async () => {
  const refused = readListApart(cellAt('A1048576'));
  const list = await readListApart(anXlsx(ROWS));
  expect(await refused).toEqual({ kind: 'too_many_rows' });
  expect(list).toEqual(TOLD);
}, 300_000);

function cellAt(place: string): Buffer {
  const row = place.replace(/\D+/, '');
  return anXlsxOf(
    `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="${row}"><c r="${place}"><v>1</v></c></row></sheetData>`,
  );
}
