import { cleanLine } from './clean-line';
import { type EmailAddress, readEmail } from './email-address';
import { likelierDomain } from './likelier-domain';
import { asItLooks } from './look-alikes';
import { MAIL_PROVIDERS } from './mail-providers';

const MAX_LENGTH = 254;
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё"';
const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`@";

/**
 * The address that was likely meant where what was typed cannot be one, or is a common slip of one:
 * a comma for a dot, a zone that is not there, letters of the other keyboard, a misspelt provider.
 * Null where nothing better is known. It is an attempt: ask, never use it unasked.
 */
export function suggestEmail(typed: string): EmailAddress | null {
  if (typed.length > MAX_LENGTH) return null;
  const line = cleanLine(typed);
  const read = readEmail(line);
  const attempts = readings(line)
    .map(repaired)
    .flatMap((attempt) => addressOf(attempt) ?? []);
  const [likeliest = null] = [...attempts.filter(isAtProvider), ...attempts];
  return read.ok && read.address === likeliest ? null : likeliest;
}

/** As it stands, as it looks, and as other keys would have typed it. */
function readings(line: string): string[] {
  if (isRussianName(line)) return [line];
  return isOfOneKeyboard(line)
    ? [line, asItLooks(line), onLatinKeys(line)]
    : [line, asItLooks(line)];
}

/** Nobody switches the keyboard within a name: `сбер.ru` was typed as it was meant. */
function isOfOneKeyboard(line: string): boolean {
  const parts = line.split(/[@"]/);
  return !parts.some((part) => /[a-z]/i.test(part) && /[а-яё]/i.test(part));
}

/** `анна@mail.ru`: neither the other keyboard nor a look-alike, so nobody knows what it is in Latin. */
function isRussianName(line: string): boolean {
  return /^[^a-z@]*[а-яё][^a-z@]*@[^а-яё]*$/i.test(line);
}

function addressOf(attempt: string): EmailAddress | null {
  const at = attempt.lastIndexOf('@');
  const read = readEmail(`${attempt.slice(0, at)}@${likelierDomain(attempt.slice(at + 1))}`);
  return at > 0 && read.ok ? read.address : null;
}

function isAtProvider(address: EmailAddress): boolean {
  return MAIL_PROVIDERS.some((domain) => address.endsWith(`@${domain}`));
}

/** Takes off what people paste around an address and sets its dots and its @ right. */
function repaired(line: string): string {
  const bare = line
    .normalize('NFKC')
    .replace(/^.*<(.*)>.*$/, '$1')
    .replace(/^(?:mailto|e-?mail|почта)\s*:\s*/i, '')
    .replace(/^["'«(<[\s]+|["'»)>\]\s.,;:!?]+$/g, '')
    .replace(/\s*([@.,])\s*/g, '$1')
    .replace(/@+/, '@');
  const joined = bare.includes('@') ? bare : withAt(bare);
  const [local = '', domain = '', ...more] = joined.split('@');
  if (more.length > 0) return joined;
  const dotted = domain.replace(/[,;:/]/g, '.').replace(/\.{2,}/g, '.');
  return `${trimDots(local.replace(/[.,]+/g, '.'))}@${trimDots(dotted)}`.replace(/^@|@$/, '');
}

function trimDots(text: string): string {
  return text.replace(/^[.-]+|[.-]+$/g, '');
}

/** `annagmail.com` → `anna@gmail.com`. */
function withAt(text: string): string {
  const byLength = [...MAIL_PROVIDERS].sort((one, other) => other.length - one.length);
  const domain = byLength.find((provider) => provider.length > 6 && text.endsWith(provider));
  return domain ? `${text.slice(0, -domain.length).replace(/[.,;:]$/, '')}@${domain}` : text;
}

/** What the same keys give when the keyboard is switched to Latin. */
function onLatinKeys(text: string): string {
  return text
    .toLowerCase()
    .replace(/[а-яё"]/g, (sign) => LATIN_KEYS[RUSSIAN_KEYS.indexOf(sign)] ?? sign);
}
