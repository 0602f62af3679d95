import { isUtf8 } from 'node:buffer';
import { BODY_LIMITS, BodyBudget, type BodyLimits, UnreadableBody } from './body-budget';
import { multipartPairs } from './multipart-pairs';
import type { PhpArray } from './php-array';
import { phpArrayFromPairs, urlencodedPairs } from './php-form';
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
