import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import { formatAmount } from '@/lib/money';
import { MOSCOW_OFFSET_MS } from '@/lib/time';
import type { ExportColumn, ExportTable } from './export-table';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KINDS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Styles of cells by their places in `STYLES`. */
const SUM = 1;
const TIME = 2;
const TITLE = 3;
const FONT = '<sz val="11"/><name val="Calibri"/>';
const STYLES = [
  `<styleSheet xmlns="${MAIN}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm:ss"/></numFmts>',
  `<fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="4">${[xf(0), xf(4), xf(164), xf(0, 1)].join('')}</cellXfs>`,
  '</styleSheet>',
].join('');

function xf(format: number, font = 0): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
}

const FILES: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KINDS}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KINDS}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${KINDS}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets><sheet name="Выгрузка" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': STYLES,
};

/**
 * A table as an Excel file: numbers of orders, payments and phones are texts, so they show whole,
 * sums are numbers and times are Moscow's. No text is a formula. Pages are read one by one as the
 * file is taken, and other requests get their turn in between.
 */
export async function* xlsxFile<Row>(table: ExportTable<Row>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, xml] of Object.entries(FILES)) zip.addBuffer(Buffer.from(HEAD + xml), name);
  const sheet = Readable.from(sheetXml(table));
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  try {
    for await (const part of zip.outputStream) yield part as Uint8Array;
  } finally {
    sheet.destroy();
  }
}

async function* sheetXml<Row>({ columns, pages }: ExportTable<Row>): AsyncGenerator<string> {
  const { length } = columns;
  yield `${HEAD}<worksheet xmlns="${MAIN}"><cols><col min="1" max="${length}" width="20" customWidth="1"/></cols><sheetData>`;
  yield rowXml(columns.map(({ title }) => textXml(title, TITLE)));
  for await (const rows of pages) {
    yield rows.map((row) => rowXml(columns.map((column) => cellXml(column, row)))).join('');
    await nextTurn();
  }
  yield `</sheetData></worksheet>`;
}

function rowXml(cells: readonly string[]): string {
  return `<row>${cells.join('')}</row>`;
}

function cellXml<Row>(column: ExportColumn<Row>, row: Row): string {
  if ('sum' in column) {
    const sum = column.sum(row);
    return numberXml(sum === null ? null : formatAmount(sum), SUM);
  }
  if ('time' in column) return numberXml(dayNumber(column.time(row)), TIME);
  return textXml(column.text(row) ?? '');
}

function numberXml(value: number | string | null, style: number): string {
  return value === null ? '<c/>' : `<c s="${style}"><v>${value}</v></c>`;
}

function textXml(text: string, style = 0): string {
  if (text === '') return '<c/>';
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** XML has no place for most control signs, nor for halves of pairs, even escaped. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replace(NO_XML, '\uFFFD').replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
}

const DAY_MS = 86_400_000;
/** The first day of Unix as Excel counts days. */
const UNIX_DAY = 25_569;

function dayNumber(instant: Date | null): number | null {
  return instant && (instant.getTime() + MOSCOW_OFFSET_MS) / DAY_MS + UNIX_DAY;
}
