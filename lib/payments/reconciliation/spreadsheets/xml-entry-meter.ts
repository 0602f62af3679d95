import sax from 'sax';
import { MAX_TEXT_LENGTH, type TableLimits, TableTooLarge } from './table-limits';
import { columnOf, rowOf } from './xlsx-place';

const MAX_DEPTH = 32;
const MAX_ATTRIBUTES = 100;

/** What was met so far in the sheets of one file. */
export type CellCount = { cells: number; texts: number };

/**
 * Looks at one XML file of an Excel file while it is unpacked, and throws as soon as it is more
 * than the limits: `TableTooLarge` for rows, columns, cells, shared texts or the length of a text,
 * another error for what no spreadsheet program writes. A row or cell costs the reader as much as
 * its place says, not as much as it takes in the file: one cell in row 1 048 576 makes a million
 * rows.
 */
export function xmlEntryMeter(limits: TableLimits, count: CellCount): { take(text: string): void } {
  const parser = sax.parser(true, { position: false });
  const place = { row: 0, column: 0 };
  let depth = 0;
  let attributes = 0;
  /** How deep the cell or shared text is whose whole length is counted; 0 outside of any. */
  let textDepth = 0;
  let textLength = 0;
  parser.onerror = (error) => {
    throw error;
  };
  parser.ondoctype = () => {
    throw new Error('a spreadsheet has no document type');
  };
  parser.oncomment = assertShort;
  parser.ontext = parser.oncdata = (text) => {
    textLength += text.length;
    assertShort({ length: textLength });
  };
  parser.onattribute = ({ value }) => {
    assertShort(value);
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) throw new Error('an element of too many attributes');
  };
  parser.onclosetag = () => {
    if (depth === textDepth) textDepth = 0;
    depth -= 1;
  };
  parser.onopentag = ({ name, attributes: told }) => {
    attributes = 0;
    depth += 1;
    if (depth > MAX_DEPTH) throw new Error('nested too deeply');
    const reference = typeof told.r === 'string' ? told.r : '';
    const element = name.slice(name.indexOf(':') + 1);
    if (textDepth === 0) startText(element);
    if (element === 'row') startRow(Number(reference) || place.row + 1);
    if (element === 'c') addCell(reference);
    if (element === 'si') addText();
  };
  return { take: (text) => void parser.write(text) };

  function startText(element: string): void {
    textLength = 0;
    if (element === 'c' || element === 'si') textDepth = depth;
  }

  function addText(): void {
    count.texts += 1;
    if (count.texts > limits.cells) throw new TableTooLarge('too_many_cells');
  }

  function startRow(row: number): void {
    place.row = row;
    place.column = 0;
    if (!(row <= limits.rows)) throw new TableTooLarge('too_many_rows');
  }

  function addCell(reference: string): void {
    if (rowOf(reference) > limits.rows) throw new TableTooLarge('too_many_rows');
    place.column = columnOf(reference) ?? place.column + 1;
    if (place.column > limits.columns) throw new TableTooLarge('too_many_columns');
    count.cells += 1;
    if (count.cells > limits.cells) throw new TableTooLarge('too_many_cells');
  }
}

function assertShort({ length }: { length: number }): void {
  if (length > MAX_TEXT_LENGTH) throw new TableTooLarge('too_large');
}
