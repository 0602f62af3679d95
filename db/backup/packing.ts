import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { DamagedCopy } from './copy-facts';

/** Packs into a file that is not there yet; durable when it resolves. */
export async function pack(source: Readable, packed: string): Promise<void> {
  const into = createWriteStream(packed, { mode: 0o600, flags: 'wx', flush: true });
  await pipeline(source, createGzip(), into);
}

/** Unpacks a copy; throws `DamagedCopy` when it is cut or changed. */
export async function unpack(packed: string, into: Writable): Promise<void> {
  try {
    await pipeline(createReadStream(packed), createGunzip(), into);
  } catch (cause) {
    // Codes of zlib: the sum at the end of the file does not fit, or the file ends too early.
    if (String((cause as { code?: unknown }).code).startsWith('Z_')) {
      throw new DamagedCopy('the file does not unpack', { cause });
    }
    throw cause;
  }
}
