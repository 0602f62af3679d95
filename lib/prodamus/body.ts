import { isUtf8 } from 'node:buffer';
import Busboy from '@fastify/busboy';
import type { PhpArray } from './php-array';
import {
  MAX_FIELDS,
  phpArrayFromPairs,
  type RawPairs,
  UnreadableForm,
  urlencodedPairs,
} from './php-form';
import { phpArrayFromJson } from './php-json';

export type BodyProblem = 'empty' | 'malformed' | 'unsupported_type' | UnreadableForm['reason'];

export type ParsedBody = { ok: true; fields: PhpArray } | { ok: false; problem: BodyProblem };

/**
 * Reads a body of any of the three types that Prodamus sends (multipart, urlencoded, JSON with
 * `callbackType=json`) into the array its own PHP code would see. Never throws for bad input.
 */
export async function parseBody(raw: Buffer, contentType: string): Promise<ParsedBody> {
  if (raw.length === 0) return { ok: false, problem: 'empty' };
  if (!isUtf8(raw)) return { ok: false, problem: 'not_utf8' };
  try {
    const fields = await readFields(raw, contentType);
    if (fields === 'unsupported_type') return { ok: false, problem: fields };
    return fields && fields.size > 0 ? { ok: true, fields } : { ok: false, problem: 'malformed' };
  } catch (error) {
    const problem = error instanceof UnreadableForm ? error.reason : 'malformed';
    return { ok: false, problem };
  }
}

async function readFields(raw: Buffer, contentType: string) {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  switch (type) {
    case 'application/json':
      return phpArrayFromJson(raw.toString('utf8'));
    case 'multipart/form-data':
      return phpArrayFromPairs(await multipartPairs(raw, contentType));
    case 'application/x-www-form-urlencoded':
    case '':
      return phpArrayFromPairs(urlencodedPairs(raw.toString('utf8')));
    default:
      return 'unsupported_type';
  }
}

function multipartPairs(raw: Buffer, contentType: string): Promise<RawPairs> {
  const pairs: [string, string][] = [];
  const limits = { fields: MAX_FIELDS, fieldNameSize: raw.length, fieldSize: raw.length, files: 0 };
  const { promise, resolve, reject } = Promise.withResolvers<RawPairs>();
  const isPartAFile = (_field: unknown, _type: unknown, fileName?: string) =>
    fileName !== undefined;
  const parser = new Busboy({ headers: { 'content-type': contentType }, limits, isPartAFile });
  parser.on('field', (name: string | undefined, value) => {
    if (name === undefined) reject(new Error('a part has no name'));
    else pairs.push([name, value]);
  });
  parser.on('fieldsLimit', () => reject(new UnreadableForm('too_many_fields')));
  parser.on('error', reject);
  parser.on('finish', () => resolve(pairs));
  parser.end(raw);
  return promise;
}
