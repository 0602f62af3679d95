import { domainToASCII, domainToUnicode } from 'node:url';
import zones from 'tlds' with { type: 'json' };
import { cleanLine } from './clean-line';
import { asItLooks } from './look-alikes';
import { MAIL_PROVIDERS } from './mail-providers';

/**
 * One address that can exist, of ASCII signs none of which separates, quotes, comments or encodes:
 * anyone who parses it finds exactly this one recipient. Only `readEmail` makes one.
 */
export type EmailAddress = string & { readonly __brand: 'EmailAddress' };

export type EmailProblem = 'malformed' | 'foreign_letters' | 'unknown_zone';

export type ReadEmail = { ok: true; address: EmailAddress } | { ok: false; problem: EmailProblem };

const MAX_LENGTH = 254;
const MAX_LOCAL = 64;
/** Opens an encoded word (RFC 2047): a mail program decodes it, and finds another address. */
const ENCODED_WORD = '=?';
/** RFC 5321 `Dot-string` without % and !, by which old servers pass letters on to others. */
const LOCAL = /^[a-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[a-z0-9#$&'*+/=?^_`{|}~-]+)*$/i;

/**
 * Reads an e-mail as people type or paste it. Invisible signs and gaps at the ends are left out,
 * the domain is written in ASCII and small letters; the part before the @ stays as it is. That
 * letters arrive there is not asked.
 */
export function readEmail(text: string): ReadEmail {
  const problem = (problem: EmailProblem): ReadEmail => ({ ok: false, problem });
  const line = cleanLine(text);
  const at = line.lastIndexOf('@');
  const local = line.slice(0, Math.max(at, 0));
  // Few servers take letters to names outside ASCII, and those that don't see another name.
  if (/[^\x20-\x7e]/.test(local) && !local.includes('@')) return problem('foreign_letters');
  if (!LOCAL.test(local) || local.includes(ENCODED_WORD)) return problem('malformed');
  if (local.length > MAX_LOCAL) return problem('malformed');
  const domain = readDomain(line.slice(at + 1));
  if (!domain.ok) return domain;
  const address = `${local}@${domain.domain}`;
  return address.length > MAX_LENGTH
    ? problem('malformed')
    : { ok: true, address: address as EmailAddress };
}

const EMAIL_MESSAGES: Record<EmailProblem, string> = {
  malformed: 'Проверьте адрес почты',
  foreign_letters: 'Наберите адрес почты латиницей',
  unknown_zone: 'Проверьте конец адреса почты: таких не бывает',
};

/** What is wrong with a typed e-mail and what to do, with the likelier address if there is one. */
export function emailMessage(problem: EmailProblem, likelier: EmailAddress | null): string {
  const message = EMAIL_MESSAGES[problem];
  return likelier
    ? `${message}. Вы имели в виду ${likelier}?`
    : `${message}: например, anna@example.ru`;
}

/** Asks about an address that can exist, but looks like a slip. */
export function slipMessage(likelier: EmailAddress): string {
  return `Вы имели в виду ${likelier}? Если адрес верный, отправьте ещё раз`;
}

/** Who letters come from: a name to be shown, and the one address. */
export type MailSender = { name: string; address: EmailAddress };

/** Reads `Анна Светлова <anna@example.ru>`, the name in quotes or not, or an address alone. */
export function readMailSender(text: string): MailSender | null {
  const line = cleanLine(text);
  const [, shown = '', inBrackets = line] = /^([^<>]*)<([^<>]*)>$/.exec(line) ?? [];
  const read = readEmail(inBrackets);
  const name = shown.trim().replace(/^"(.*)"$/, '$1');
  return read.ok ? { name, address: read.address } : null;
}

type ReadDomain = { ok: true; domain: string } | { ok: false; problem: EmailProblem };

const MAX_DOMAIN_LENGTH = 253;
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
function readDomain(text: string): ReadDomain {
  const problem = (problem: EmailProblem): ReadDomain => ({ ok: false, problem });
  // Other signs are refused before the URL standard maps or decodes them into something else.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return problem('malformed');
  const domain = domainToASCII(text);
  const labels = domain.split('.');
  const isWellFormed = labels.length > 1 && labels.every((label) => LABEL.test(label));
  const shown = domainToUnicode(domain);
  // What stays `xn--…` stands for no letters.
  const isReadable = !/(?:^|\.)xn--/.test(shown);
  if (!isWellFormed || !isReadable || domain.length > MAX_DOMAIN_LENGTH)
    return problem('malformed');
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
