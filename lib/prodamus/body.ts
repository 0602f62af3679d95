import { isUtf8 } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Busboy from '@fastify/busboy';
import { BODY_LIMITS, BodyBudget, type BodyLimits, UnreadableBody } from './body-budget';
import type { PhpArray } from './php-array';
import { phpArrayFromPairs, type RawPairs, urlencodedPairs } from './php-form';
import { phpArrayFromJson } from './php-json';

export type BodyProblem = 'empty' | 'malformed' | 'unsupported_type' | UnreadableBody['reason'];

export type ParsedBody = { ok: true; fields: PhpArray } | { ok: false; problem: BodyProblem };

/**
 * Reads a body of any of the three types that Prodamus sends (multipart, urlencoded, JSON with
 * `callbackType=json`) into the array its own PHP code would see. Never throws for bad input, and
 * stops at what the limits have no room for.
 */
export async function parseBody(
  raw: Buffer,
  contentType: string,
  limits: BodyLimits = BODY_LIMITS,
): Promise<ParsedBody> {
  if (raw.length === 0) return { ok: false, problem: 'empty' };
  if (!isUtf8(raw)) return { ok: false, problem: 'not_utf8' };
  try {
    const fields = await readFields(raw, contentType, limits);
    if (fields === 'unsupported_type') return { ok: false, problem: fields };
    return fields && fields.size > 0 ? { ok: true, fields } : { ok: false, problem: 'malformed' };
  } catch (error) {
    const problem = error instanceof UnreadableBody ? error.reason : 'malformed';
    return { ok: false, problem };
  }
}

/** Whether a body of this Content-Type is read at all. */
export function isBodyType(contentType: string): boolean {
  return kindOf(contentType) !== null;
}

async function readFields(raw: Buffer, contentType: string, limits: BodyLimits) {
  const budget = new BodyBudget(limits);
  switch (kindOf(contentType)) {
    case 'json':
      return phpArrayFromJson(raw.toString('utf8'), budget);
    case 'multipart':
      return phpArrayFromPairs(await multipartPairs(raw, contentType, limits.values), budget);
    case 'form':
      return phpArrayFromPairs(urlencodedPairs(raw.toString('utf8')), budget);
    case null:
      return 'unsupported_type';
  }
}

/** A body that says nothing of its type is a form. */
const KINDS: ReadonlyMap<string, 'json' | 'multipart' | 'form'> = new Map([
  ['application/json', 'json'],
  ['multipart/form-data', 'multipart'],
  ['application/x-www-form-urlencoded', 'form'],
  ['', 'form'],
]);

function kindOf(contentType: string) {
  return KINDS.get(contentType.split(';')[0]?.trim().toLowerCase() ?? '') ?? null;
}

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
