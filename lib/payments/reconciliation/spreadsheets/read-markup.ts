import sax from 'sax';
import { localName } from './read-xml';
import { type Table, type TableRow, tableOf } from './table';
import { MAX_TEXT_LENGTH, type TableLimits, TableTooLarge } from './table-limits';
import { UnreadableFile } from './unreadable';

const START = /^\s*<(?:!doctype|!--|\?xml|html|head|meta|body|table|style|div)/i;
/** A part of markup: a sheet, a row, a cell of which the text is inside, or the cell itself. */
type Part = 'sheet' | 'row' | 'cell' | 'place' | 'text' | 'gap';

const PARTS: Record<string, Part> = {
  table: 'sheet',
  tr: 'row',
  row: 'row',
  td: 'cell',
  th: 'cell',
  cell: 'place',
  data: 'text',
  br: 'gap',
};

/** Whether a text is markup, as cabinets give it out under the name of an Excel file. */
export function isMarkup(text: string): boolean {
  return START.test(text);
}

/**
 * The tables of a web page or of an XML spreadsheet of 2003, each a sheet of its own. Throws
 * `TableTooLarge`, or `UnreadableFile` when there is no table in it.
 */
export function readMarkup(text: string, limits: TableLimits): Table[] {
  const tables = markupTables(limits);
  const parser = sax.parser(false, { lowercase: true, position: false });
  parser.ontext = parser.oncdata = tables.addText;
  // A page that a cabinet wrote may be careless; what is in no cell is left out.
  parser.onerror = () => void parser.resume();
  parser.onopentag = ({ name, attributes }) => {
    const part = PARTS[localName(name)];
    if (part !== 'gap') tables.endText();
    if (part) open(tables, part, (attribute) => Number(attributes[attribute]) || 0);
  };
  parser.onclosetag = (name) => {
    const part = PARTS[localName(name)];
    if (part && part !== 'gap') tables.endText();
  };
  parser.write(text).close();
  if (tables.sheets.length === 0) throw new UnreadableFile('unreadable');
  return tables.sheets.map((rows) => tableOf(rows));
}

function open(tables: MarkupTables, part: Part, told: (attribute: string) => number): void {
  if (part === 'sheet') tables.startSheet();
  if (part === 'row') tables.startRow(told('ss:index'));
  if (part === 'cell') tables.startCell(0, told('colspan') || 1);
  if (part === 'place') tables.startCell(told('ss:index'), told('ss:mergeacross') + 1);
  if (part === 'cell' || part === 'text') tables.startText();
  if (part === 'gap') tables.addText(' ');
}

type MarkupTables = ReturnType<typeof markupTables>;

/** Puts cells where they belong; rows and cells are counted from 1, 0 means the next. */
function markupTables(limits: TableLimits) {
  const sheets: TableRow[][] = [];
  let row: TableRow | null = null;
  let line = 0;
  let column = 0;
  let next = 1;
  let text: string | null = null;
  let count = 0;
  return {
    sheets,
    startSheet: () => {
      sheets.push([]);
      line = 0;
    },
    startRow: (wanted: number) => {
      line = wanted || line + 1;
      if (!(line <= limits.rows)) throw new TableTooLarge('too_many_rows');
      row = { line, cells: [] };
      next = 1;
      sheets.at(-1)?.push(row);
    },
    startCell: (wanted: number, width: number) => {
      column = wanted || next;
      next = column + width;
      count += 1;
      if (!(column <= limits.columns)) throw new TableTooLarge('too_many_columns');
      if (count > limits.cells) throw new TableTooLarge('too_many_cells');
    },
    startText: () => {
      text = '';
    },
    addText: (piece: string) => {
      if (text === null) return;
      text += piece;
      if (text.length > MAX_TEXT_LENGTH) throw new TableTooLarge('too_large');
    },
    endText: () => {
      if (text === null || !row) return;
      while (row.cells.length < column) row.cells.push('');
      row.cells[column - 1] = text.replace(/\s+/g, ' ').trim();
      text = null;
    },
  };
}
