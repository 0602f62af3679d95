import { domainToASCII } from 'node:url';
import { cleanLine } from './clean-line';
import { isKnownZone } from './email-address';

export type NameProblem = 'too_long' | 'not_a_name';

export type ReadName = { ok: true; name: string | null } | { ok: false; problem: NameProblem };

const MAX_LENGTH = 100;
/** So many digits are a number to call or a sum. */
const MAX_DIGITS = 4;
/** More marks on one letter grow over the lines around it. */
const PILED_MARKS = /\p{M}{4}/u;
const PLAIN = /^\p{L}[\p{L}\p{M} .'’ʼ-]*$/u;

/**
 * Reads the name that stands on a map, as people type it; null when there is none. What mail
 * programs and chats turn into a link, an address or a number to call is no name.
 */
export function readName(text: string): ReadName {
  const name = cleanLine(text.normalize('NFC'));
  if (name.length > MAX_LENGTH) return { ok: false, problem: 'too_long' };
  if (isLinked(name) || PILED_MARKS.test(name)) return { ok: false, problem: 'not_a_name' };
  return { ok: true, name: name || null };
}

/**
 * The name to write in a letter or a chat: only one of letters and what stands between them. Null
 * otherwise, also of orders from a time when names were not checked.
 */
export function nameOfLetters(name: string | null): string | null {
  const read = readName(name ?? '');
  return read.ok && read.name !== null && PLAIN.test(read.name) ? read.name : null;
}

function isLinked(name: string): boolean {
  const plain = name.normalize('NFKC').toLowerCase();
  if (/@|:\s*\/|\/\/|\bwww\b/.test(plain)) return true;
  if ((plain.match(/\p{N}/gu)?.length ?? 0) > MAX_DIGITS) return true;
  const afterDots = [...plain.matchAll(/[.。]([\p{L}\p{M}\p{N}-]{2,})/gu)];
  return afterDots.some(([, zone = '']) => isKnownZone(domainToASCII(zone)));
}
