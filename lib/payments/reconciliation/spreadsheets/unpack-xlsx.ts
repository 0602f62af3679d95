import { StringDecoder } from 'node:string_decoder';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type TableLimits, TableTooLarge } from './table-limits';
import { type CellCount, xmlEntryMeter } from './xml-entry-meter';

const MAX_ENTRIES = 1_000;

/** The XML files of an Excel file, by their names in lower case. */
export type XlsxParts = ReadonlyMap<string, string>;

/**
 * Unpacks an Excel file that is within the limits in everything that costs anyone who reads it:
 * files, unpacked bytes, rows, columns, cells, shared texts, lengths of texts and depth. It is
 * measured while it is unpacked as a stream. Rejects with `TableTooLarge`, or with another error
 * when it is no such file.
 */
export async function unpackXlsx(bytes: Buffer, limits: TableLimits): Promise<XlsxParts> {
  // Whether they hold more than they say is looked at below, while they are unpacked.
  const options = { validateEntrySizes: false };
  const zip = await fromBufferPromise(bytes, options);
  if (zip.entryCount > MAX_ENTRIES) throw new TableTooLarge('too_large');
  const count: CellCount = { cells: 0, texts: 0 };
  const names = new Set<string>();
  const parts = new Map<string, string>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    // Of two, another reader may take the one that was not looked at.
    if (names.has(name)) throw new Error('two files of one name');
    names.add(name);
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.unpackedBytes) throw new TableTooLarge('too_large');
    const content = await unpackEntry(zip, entry, limits, count);
    if (content !== null) parts.set(name, content);
  }
  return parts;
}

/** The text of an XML file; null of any other, which is only measured. */
async function unpackEntry(zip: ZipFile, entry: Entry, limits: TableLimits, count: CellCount) {
  const meter = /\.(?:xml|rels)$/i.test(entry.fileName) ? xmlEntryMeter(limits, count) : null;
  const decoder = new StringDecoder('utf8');
  const content: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
  let size = 0;
  let text = '';
  for await (const piece of content) {
    size += piece.length;
    // More than its directory says: what was added up there is not true.
    if (size > entry.uncompressedSize) throw new TableTooLarge('too_large');
    if (!meter) continue;
    const letters = decoder.write(piece);
    meter.take(letters);
    text += letters;
  }
  return meter ? text : null;
}
