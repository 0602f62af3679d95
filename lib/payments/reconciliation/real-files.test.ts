import { describe, expect, it } from 'vitest';
import { listContent } from './list-content';
import { readListedPayments } from './listed-payment';
import { detectListColumns, onlyListColumns } from './sheets/list-columns';
import { aBook, type BookCell } from './spreadsheets/fixtures/a-book';
import { anXlsxOf } from './spreadsheets/fixtures/a-zip';

// Lists as cabinets, Excel and people really write them. Two payments are in each of them.

const FIRST = '1234567897';
const SECOND = '1987654322';
const TITLES = ['Дата', 'Номер платежа', 'Номер заказа', 'Сумма', 'Статус'];
const ROWS = [
  ['28.11.2026 15:05', '55555551', FIRST, '1 290,00', 'Оплачен'],
  ['30.11.2026 23:05', '55555552', SECOND, '990,00', 'Оплачен'],
];
const READ = [
  { paymentId: '55555551', orderNumber: FIRST, amount: 129_000, day: '2026-11-28', status: 'paid' },
  { paymentId: '55555552', orderNumber: SECOND, amount: 99_000, day: '2026-11-30', status: 'paid' },
];

/** What a list says after it was kept and compared by the columns that were recognised in it. */
async function paymentsIn(file: Buffer | string) {
  const content = await listContent(Buffer.from(file));
  if (content.kind !== 'read') throw new Error(content.kind);
  const [titles = [], ...rows] = content.rows;
  const kept = onlyListColumns(content.rows, detectListColumns(titles, rows));
  return readListedPayments(kept.content, kept.columns).map((payment) => ({
    paymentId: payment.paymentId,
    orderNumber: payment.orderNumber,
    amount: payment.amount,
    day: payment.at && new Date(payment.at.getTime() + 10_800_000).toISOString().slice(0, 10),
    status: payment.status,
  }));
}

const csv = (rows: readonly (readonly string[])[], separator = ';') =>
  rows.map((row) => row.join(separator)).join('\r\n');

describe('a text table is read', () => {
  const text = csv([TITLES, ...ROWS]);
  const wide = Buffer.from(text, 'utf16le');
  const mark = Buffer.from('\ufeff', 'utf16le');

  it.each([
    ['in UTF-8', Buffer.from(text)],
    ['in UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['in windows-1251', inCodePage(text, 'windows-1251')],
    ['in the code page of DOS', inCodePage(text, 'ibm866')],
    ['in KOI8-R', inCodePage(text, 'koi8-r')],
    ['in UTF-16 LE with its mark', Buffer.concat([mark, wide])],
    ['in UTF-16 LE', wide],
    ['in UTF-16 BE with its mark', Buffer.concat([mark, wide]).swap16()],
    ['in UTF-16 BE', Buffer.from(wide).swap16()],
    [
      'in UTF-8 with a broken letter',
      Buffer.concat([Buffer.from('Магазин «Чакры'), Buffer.of(0xd0), Buffer.from(`\r\n${text}`)]),
    ],
  ])('%s', async (_, bytes) => {
    expect(await paymentsIn(bytes)).toEqual(READ);
  });

  it.each([
    ['with tabs, as Excel copies', csv([TITLES, ...ROWS], '\t')],
    [
      'with commas and quotes',
      csv(
        [TITLES, ...ROWS].map((row) => row.map((cell) => `"${cell}"`)),
        ',',
      ),
    ],
    ['with a line that names the separator', `sep=;\r\n${text}`],
    ['below title lines', `Список платежей за ноябрь 2026, магазин «Чакры», все\r\n\r\n${text}`],
    ['below a line of commas', `a,b,c,d,e,f,g,h\r\n${text}`],
    ['above totals', `${text}\r\n\r\nИтого;2;;2 280,00;\r\nВсего платежей: 2`],
    ['above a remark', `${text}\r\nВыгружено 30.11.2026 23:50`],
    [
      'as a program writes it',
      csv([
        ['order_id', 'order_num', 'sum', 'payment_status', 'created_at'],
        ['55555551', FIRST, '1290.00', 'success', '1795867500'],
        ['55555552', SECOND, '990.00', 'paid', '1796069100000'],
      ]),
    ],
    [
      'with a first column of its own',
      csv([
        ['№', ...TITLES],
        ...ROWS.map((row, at) => [`${at + 1}`, ...row]),
        ['', 'Итого', '', '', '2 280,00', ''],
      ]),
    ],
    [
      'joined from two lists',
      `${csv([TITLES, ...ROWS.slice(0, 1)])}\r\n${csv([TITLES, ...ROWS.slice(1)])}`,
    ],
    ['with empty columns', csv([TITLES, ...ROWS].map((row) => ['', ...row, '', '']))],
    ['without titles', csv(ROWS)],
    ['below titles of its own', csv([['Когда', 'Код', 'Чей', 'Рублей', 'Стало'], ...ROWS])],
    ['with words before our numbers', csv([TITLES, ...ROWS]).replace(FIRST, `Заказ № ${FIRST}`)],
    ['with the plus of sums', csv([TITLES, ...ROWS]).replace('1 290,00', '+1 290,00 руб.')],
    [
      'with numbers kept as texts',
      csv([TITLES, ...ROWS.map(([date = '', id = '', ...rest]) => [date, `'${id}`, ...rest])]),
    ],
    [
      'with numbers kept as formulas',
      csv([
        TITLES,
        ...ROWS.map(([date = '', id = '', own = '', ...rest]) => [
          date,
          `="${id}"`,
          `="${own}"`,
          ...rest,
        ]),
      ]),
    ],
    [
      'with numbers with fractions',
      csv([
        TITLES,
        ...ROWS.map(([date = '', id = '', own = '', ...rest]) => [
          date,
          `${id}.0`,
          `${own},00`,
          ...rest,
        ]),
      ]),
    ],
    [
      'with whole numbers in powers',
      csv([
        TITLES,
        ...ROWS.map(([date = '', , own = '', ...rest], at) => [
          date,
          `5,555555${at + 1}E+07`,
          own,
          ...rest,
        ]),
      ]),
    ],
    [
      'with each line in quotes of its own',
      csv([TITLES, ...ROWS])
        .split('\r\n')
        .map((line) => `"${line.replace('Оплачен', '""Оплачен""')}"`)
        .join('\r\n'),
    ],
    ['with the end sign of DOS', `${csv([TITLES, ...ROWS])}\u001a`],
    ['with signs around a status', csv([TITLES, ...ROWS]).replaceAll('Оплачен', '✅ Оплачен!')],
    ['with English months', csv([TITLES, ...ROWS]).replaceAll('.11.2026', ' November 2026')],
    [
      'with no kopecks',
      csv([TITLES, ...ROWS])
        .replace('1 290,00', '+1 290')
        .replace('0,00', '0,-'),
    ],
    [
      'with words before the numbers of payments',
      csv([TITLES, ...ROWS])
        .replace('55555551', 'Платёж № 55555551')
        .replace('55555552', 'ID: 55555552')
        .replace(FIRST, `N ${FIRST}`),
    ],
    ['with apostrophes in numbers', csv([TITLES, ...ROWS]).replace('55555551', "55'555'551")],
    [
      'with thin spaces and signs',
      csv([TITLES, ...ROWS])
        .replace('1 290,00', '1\u2009290,00\u202f₽')
        .replace(FIRST, `\u200b1234\u00a0567\u00a0897\u200e`),
    ],
  ])('%s', async (_, list) => {
    expect(await paymentsIn(list)).toEqual(READ);
  });

  it('with rows of other shops beside ours', async () => {
    const foreign = [
      ['29.11.2026 10:00', '55555553', 'anna@example.ru', '500,00', 'Оплачен'],
      ['29.11.2026 11:00', '55555554', '89161234567', '500,00', 'Оплачен'],
      ['', '', 'Курс «Дыхание»', '', ''],
    ];
    const read = await paymentsIn(csv([TITLES, ROWS[0] ?? [], ...foreign, ROWS[1] ?? []]));
    expect(read.filter(({ orderNumber }) => /^1\d{9}$/.test(orderNumber))).toEqual(READ);
    expect(read.map(({ paymentId }) => paymentId)).toEqual([
      '55555551',
      '55555553',
      '55555554',
      '55555552',
    ]);
  });

  it('and says which numbers have lost their digits', async () => {
    const list = csv([TITLES, ['28.11.2026', '5,56E+07', '1,23E+09', '990', 'Оплачен']]);
    expect(await paymentsIn(list)).toMatchObject([
      { paymentId: '5,56E+07', orderNumber: '1,23E+09' },
    ]);
  });

  it('with the minus of a refund', async () => {
    const list = csv([TITLES, ['28.11.2026', '55555551', FIRST, '−990,00', 'Успешно']]);
    expect(await paymentsIn(list)).toMatchObject([{ amount: 99_000, status: 'refunded' }]);
  });
});

describe('markup under the name of an old Excel file is read', () => {
  const html = (cell: string) =>
    [TITLES, ...ROWS]
      .map((row) => `<tr>${row.map((one) => `<${cell}>${one}</${cell}>`).join('')}</tr>`)
      .join('');

  it.each([
    [
      'a web page',
      `<html><head><style>td{mso-number-format:"x"}</style></head><body><table border=1><tr><td colspan=5>Список<br>платежей</td></tr>${html('td')}</table></body></html>`,
    ],
    [
      'a careless one',
      `<table>${html('td').replaceAll('</td>', '').replaceAll('</tr>', '').replace('1 290', '1&nbsp;290')}</table>`,
    ],
    [
      'an XML spreadsheet',
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>${[TITLES, ...ROWS].map((row) => `<Row>${row.map((one, at) => `<Cell ss:Index="${at + 2}"><Data ss:Type="String">${one}</Data></Cell>`).join('')}</Row>`).join('')}</Table></Worksheet></Workbook>`,
    ],
  ])('%s', async (_, page) => {
    expect(await paymentsIn(page)).toEqual(READ);
    expect(await paymentsIn(inCodePage(page, 'windows-1251'))).toEqual(READ);
  });
});

describe('an Excel file is read', () => {
  const book = (rows: BookCell[][], isFrom1904 = false) =>
    aBook([{ name: 'A', rows }], { isFrom1904 });
  const dated = (first: BookCell, second: BookCell): BookCell[][] => [
    TITLES,
    [first, 55_555_551, 1_234_567_897, 1290, 'Оплачен'],
    [second, 55_555_552, 1_987_654_322, 990, 'Оплачен'],
  ];
  const days = (style: number, ...values: string[]) =>
    values.map((value) => ({ xml: `<c s="${style}"><v>${value}</v></c>` }));

  it.each([
    ['with texts', book([TITLES, ...ROWS])],
    ['with days', book(dated(...pair(days(1, '46354', '46356'))))],
    [
      'with days and times',
      book(dated(...pair(days(2, '46354.628472222219', '46356.961805555555')))),
    ],
    [
      'with a format of its own',
      book(dated(...pair(days(3, '46354.628472222219', '46356.961805555555')))),
    ],
    ['with days that are mere numbers', book(dated(46354.6284722, 46356.9618056))],
    ['with days from 1904', book(dated(...pair(days(1, '44892', '44894'))), true)],
    ['with days from 1904 that are mere numbers', book(dated(44892.5, 44894.5), true)],
    ['below merged titles', book([['Список платежей'], [], ['Магазин', 'Чакры'], TITLES, ...ROWS])],
    ['above totals', book([TITLES, ...ROWS, ['', '', 'Итого:', 2280]])],
    [
      'after a cover',
      aBook([
        { name: 'Сводка', rows: [['Отчёт'], ['Период', '28.11 – 30.11'], ['Сумма', 2280]] },
        { name: 'Платежи', rows: [TITLES, ...ROWS] },
      ]),
    ],
    [
      'from two sheets',
      aBook([
        { name: '1', rows: [TITLES, ROWS[0] ?? []] },
        { name: '2', rows: [TITLES, ROWS[1] ?? []] },
      ]),
    ],
    [
      'from sheets whose columns stand otherwise',
      aBook([
        { name: '1', rows: [TITLES, ROWS[0] ?? []] },
        { name: '2', rows: [TITLES, ROWS[1] ?? []].map((row) => [...row].reverse()) },
      ]),
    ],
    [
      'from a sheet that goes on without titles',
      aBook([
        { name: '1', rows: [TITLES, ROWS[0] ?? []] },
        { name: '2', rows: [ROWS[1] ?? []] },
      ]),
    ],
    [
      'from a hidden sheet too',
      aBook([
        { name: '1', rows: [TITLES, ROWS[0] ?? []] },
        { name: '2', rows: [TITLES, ROWS[1] ?? []], isHidden: true },
      ]),
    ],
  ])('%s', async (_, file) => {
    expect(await paymentsIn(file)).toEqual(READ);
  });

  it('whatever its cells are', async () => {
    const sharedTexts = [
      '<r><t>Опла</t></r><r><rPr><b/></rPr><t>чен</t></r><rPh><t>x</t></rPh>',
      '<t>Статус</t>',
    ];
    const status = (xml: string, id: number): BookCell[] => [
      'нет',
      id,
      { xml: '<c><v>1.234567897E9</v></c>' },
      { xml: '<c><f>500+490</f><v>990.0000000000001</v></c>' },
      { xml },
    ];
    const rows: BookCell[][] = [
      [...TITLES.slice(0, 4), { xml: '<c t="s"><v>1</v></c>' }],
      status('<c t="s"><v>0</v></c>', 55_555_551),
      status('<c t="str"><f>A1</f><v>Оплачен</v></c>', 55_555_552),
      status('<c t="inlineStr"><is><r><t>Опла</t></r><r><t>чен</t></r></is></c>', 55_555_553),
      status('<c t="e"><v>#N/A</v></c>', 55_555_554),
      status('<c t="b"><v>1</v></c>', 55_555_555),
      status('<c s="77"><v>1</v></c>', 55_555_556),
      status('<c t="s"><v>99</v></c>', 55_555_557),
    ];
    const read = await paymentsIn(aBook([{ name: 'A', rows }], { sharedTexts }));
    expect(read.map(({ status }) => status)).toEqual([
      'paid',
      'paid',
      'paid',
      ...Array(4).fill('unknown'),
    ]);
    for (const { orderNumber, amount } of read)
      expect([orderNumber, amount]).toEqual([FIRST, 99_000]);
  });

  it('without references of rows and cells', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [TITLES, ...ROWS].map((row) => `<row>${row.map(cell).join('')}</row>`);
    const file = anXlsxOf(`<sheetData>${rows.join('')}</sheetData>`);
    expect(await paymentsIn(file)).toEqual(READ);
  });
});

it.each([
  ['old_excel', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
  ['old_excel', Buffer.concat([Buffer.from('0904060000001000', 'hex'), Buffer.alloc(60)])],
  [
    'locked',
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
  ],
  ['other_format', '%PDF-1.7 x'],
  ['other_format', 'PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet'],
  ['unreadable', '<html><body>Войдите в кабинет</body></html>'],
  ['unreadable', Buffer.from(Array.from({ length: 900 }, (_, at) => (at * 7) % 32))],
])('a file that is no table is refused as %s', async (kind, file) => {
  expect(await listContent(Buffer.from(file))).toEqual({ kind });
});

function pair([first = '', second = '']: BookCell[]): [BookCell, BookCell] {
  return [first, second];
}

/** A text in an encoding of one byte a letter. */
function inCodePage(text: string, encoding: string): Buffer {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, at) => at));
  return Buffer.from(
    [...text].map((letter) => (letters.includes(letter) ? letters.indexOf(letter) : 0x20)),
  );
}
