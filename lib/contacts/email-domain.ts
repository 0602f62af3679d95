import { domainToASCII, domainToUnicode } from 'node:url';
import zones from 'tlds' with { type: 'json' };
import { asItLooks } from './look-alikes';
import { MAIL_PROVIDERS } from './mail-providers';

export type DomainProblem = 'malformed' | 'foreign_letters' | 'unknown_zone';

export type ReadDomain = { ok: true; domain: string } | { ok: false; problem: DomainProblem };

const MAX_LENGTH = 253;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** RFC 2606 keeps these for trials; letters to them reach nobody. */
const FOR_TRIALS = ['example', 'test'];
const ZONES = new Set([...zones, ...FOR_TRIALS].map((zone) => domainToASCII(zone)));
/** Registries that give out names of Latin letters only. */
const LATIN_ONLY = /\.(?:ru|su)$/;
const ALPHABETS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/**
 * Reads the domain of an address: in ASCII and small letters (`почта.рф` →
 * `xn--80a1acny.xn--p1ai`), with a zone that exists. A name that mixes alphabets, or stands in
 * another alphabet only to look like a Latin one, is refused, also when it is spelled in ASCII
 * (`xn--…`).
 */
export function readDomain(text: string): ReadDomain {
  const problem = (problem: DomainProblem): ReadDomain => ({ ok: false, problem });
  // Other signs are refused before the URL standard maps or decodes them into something else.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return problem('malformed');
  const domain = domainToASCII(text);
  const labels = domain.split('.');
  const isWellFormed = labels.length > 1 && labels.every((label) => LABEL.test(label));
  const shown = domainToUnicode(domain);
  // What stays `xn--…` stands for no letters.
  const isReadable = !/(?:^|\.)xn--/.test(shown);
  if (!isWellFormed || !isReadable || domain.length > MAX_LENGTH) return problem('malformed');
  if (isDisguised(shown)) return problem('foreign_letters');
  return ZONES.has(labels.at(-1) ?? '') ? { ok: true, domain } : problem('unknown_zone');
}

/** Whether a zone exists; written in ASCII and small letters. */
export function isKnownZone(zone: string): boolean {
  return ZONES.has(zone);
}

function isDisguised(domain: string): boolean {
  if (isAscii(domain)) return false;
  const looks = asItLooks(domain);
  if (LATIN_ONLY.test(domain) || (MAIL_PROVIDERS as readonly string[]).includes(looks)) return true;
  const labels = domain.split('.');
  const zone = labels.at(-1) ?? '';
  return labels.some(
    (label) =>
      mixesAlphabets(label) || (isAscii(zone) && isNotLatin(label) && isAscii(asItLooks(label))),
  );
}

function mixesAlphabets(label: string): boolean {
  const letters = label.match(/\p{L}/gu) ?? [];
  return ALPHABETS.some((alphabet) => {
    const own = letters.filter((letter) => alphabet.test(letter)).length;
    return own > 0 && own < letters.length;
  });
}

function isNotLatin(label: string): boolean {
  return !/\p{Script=Latin}/u.test(label) && !isAscii(label);
}

function isAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text);
}
