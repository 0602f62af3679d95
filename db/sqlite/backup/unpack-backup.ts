import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { DamagedCopy } from './copy-facts';

/** Unpacks a copy into a file that is not there yet; throws `DamagedCopy` when it is cut or changed. */
export async function unpackBackup(packed: string, target: string): Promise<void> {
  const into = createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true });
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
