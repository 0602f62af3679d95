import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

const [END_SIGN, ENTRY_SIGN] = [0x06054b50, 0x02014b50];
const [END_SIZE, LONGEST_COMMENT] = [22, 65_535];
const MOST_ENTRIES = 1_000;

/**
 * Whether the files of a zip archive, as its directory lists them, are `most` bytes at most together
 * and none holds more than it says. Throws when it is no such archive.
 */
export async function inflatesWithin(zip: Buffer, most: number): Promise<boolean> {
  const entries = entriesOf(zip);
  if (entries.length > MOST_ENTRIES) return false;
  if (entries.reduce((sum, { size }) => sum + size, 0) > most) return false;
  for (const { offset, packed, size, method } of entries) {
    if (method !== 8) continue;
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    try {
      await inflate(zip.subarray(start, start + packed), { maxOutputLength: Math.max(size, 1) });
    } catch {
      return false;
    }
  }
  return true;
}

function entriesOf(zip: Buffer) {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const entries: { method: number; packed: number; size: number; offset: number }[] = [];
  while (entries.length < count) {
    if (zip.readUInt32LE(at) !== ENTRY_SIGN) throw new Error('not a directory of a zip archive');
    const [method, offset] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 42)];
    const [packed, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    entries.push({ method, packed, size, offset });
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_SIZE - LONGEST_COMMENT);
  for (let at = zip.length - END_SIZE; at >= first; at -= 1) {
    if (zip.readUInt32LE(at) === END_SIGN) return at;
  }
  throw new Error('not a zip archive');
}
