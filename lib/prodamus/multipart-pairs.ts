import { setImmediate as nextTurn } from 'node:timers/promises';
import Busboy from '@fastify/busboy';
import { UnreadableBody } from './body-budget';
import type { RawPairs } from './php-form';

const MAX_HEADERS_OF_A_PART = 20;
const PIECE_BYTES = 16 * 1024;

/**
 * The fields of a multipart body, values as they came; parts that are files are none. Rejects with
 * `UnreadableBody` when there are more than `most` parts, before any is read, and with another
 * error when it is no such body. A large one is read in pieces, so that others get their turn.
 */
export async function multipartPairs(
  raw: Buffer,
  contentType: string,
  most: number,
): Promise<RawPairs> {
  if (hasMoreParts(raw, most)) throw new UnreadableBody('too_many_fields');
  const pairs: [string, string][] = [];
  const { promise, resolve, reject } = Promise.withResolvers<RawPairs>();
  let isOver = false;
  const end = (finish: () => void) => {
    isOver = true;
    finish();
  };
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: {
      fieldNameSize: raw.length,
      fieldSize: raw.length,
      files: 0,
      headerPairs: MAX_HEADERS_OF_A_PART,
    },
    isPartAFile: (_field: unknown, _type: unknown, fileName?: string) => fileName !== undefined,
  });
  parser.on('field', (name: string | undefined, value) => {
    if (name === undefined) end(() => reject(new Error('a part has no name')));
    else pairs.push([name, value]);
  });
  parser.on('error', (error) => end(() => reject(error)));
  parser.on('finish', () => end(() => resolve(pairs)));
  for (let start = 0; start < raw.length && !isOver; start += PIECE_BYTES) {
    if (start > 0) await nextTurn();
    parser.write(raw.subarray(start, start + PIECE_BYTES));
  }
  if (!isOver) parser.end();
  return promise;
}

/** What parts the parts begins so, whatever their boundary is; the last one ends so too. */
const PART_MARK = '\r\n--';

function hasMoreParts(raw: Buffer, most: number): boolean {
  let count = 0;
  for (let at = raw.indexOf(PART_MARK); at >= 0; at = raw.indexOf(PART_MARK, at + 1)) {
    count += 1;
    if (count > most + 1) return true;
  }
  return false;
}
