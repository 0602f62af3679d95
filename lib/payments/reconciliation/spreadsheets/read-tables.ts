import { decodeText } from './decode-text';
import { readCsv } from './read-csv';
import { isMarkup, readMarkup } from './read-markup';
import { readXlsx } from './read-xlsx';
import { type Table, tableOf } from './table';
import type { TableLimits } from './table-limits';
import { UnreadableFile } from './unreadable';

/** The first bytes of a zip archive and of a compound file (MS-CFB). */
const ARCHIVE = '504b';
const COMPOUND = 'd0cf11e0a1b11ae1';
/** What an Excel file with a password is called inside. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');
/** Bare workbooks of Excel 2 to 4. */
const OLD_STARTS = ['0900', '0902', '0904'];
/** PDF, RTF, PNG, JPEG, GIF, RAR, 7-Zip, gzip, a saved web page. */
const OTHER_STARTS = [
  '25504446',
  '7b5c727466',
  '89504e47',
  'ffd8ff',
  '47494638',
  '52617221',
].concat(['377abcaf', '1f8b', '4d494d452d']);

/**
 * Reads a text table, an Excel file, or markup under the name of one, whichever it is by what is in
 * it. Rejects with `TableTooLarge`, with `UnreadableFile`, or with another error when it is damaged.
 */
export async function readTables(bytes: Buffer, limits: TableLimits): Promise<Table[]> {
  const start = bytes.subarray(0, 8).toString('hex');
  const startsLike = (one: string) => start.startsWith(one);
  if (startsLike(ARCHIVE)) return await readZip(bytes, limits);
  if (start === COMPOUND) {
    throw new UnreadableFile(bytes.includes(LOCKED) ? 'locked' : 'old_excel');
  }
  if (OLD_STARTS.some(startsLike)) throw new UnreadableFile('old_excel');
  if (OTHER_STARTS.some(startsLike)) throw new UnreadableFile('other_format');
  const text = decodeText(bytes);
  if (isMarkup(text)) return readMarkup(text, limits);
  return [tableOf(await readCsv(text, limits))];
}

/** OpenDocument, Numbers and binary Excel are archives too. */
async function readZip(bytes: Buffer, limits: TableLimits): Promise<Table[]> {
  const isOther = [
    'application/vnd.oasis',
    'Index/Document.iwa',
    'xl/workbook.bin',
    'word/document.xml',
  ].some((name) => bytes.includes(name));
  if (isOther) throw new UnreadableFile('other_format');
  return await readXlsx(bytes, limits);
}
