/** An e-mail and a phone that stand in one line. Whether they can exist is not asked. */
export type BothContacts = { email: string; phone: string };

const ADDRESS = /[^\s,;|()<>/\\@]+@[^\s,;|()<>/\\+@]+(?:,[a-z]{2,6}(?=$|[\s,;|]))?/gi;
const BESIDE =
  /(?<!\p{L})(?:и|или|and|or|тел|телефон|моб|мобильный|номер|phone|tel|почта|e-?mail|whatsapp|ватсап|telegram|телеграм)(?!\p{L})[.:]*/giu;
const SIGNS_BEFORE = /^[\s,;:|/\\·•—–<>)\]"'«»&.-]+/;
const SIGNS_BEHIND = /[\s,;:|/\\·•—–<>([\]"'«»&.+-]+$/;
/** Fewer digits beside an address are a part of it. */
const MIN_DIGITS = 5;
/** More are two phones. */
const MAX_DIGITS = 15;

/**
 * Takes a line apart in which somebody typed an e-mail and a phone, in either order. `several` when
 * it holds more than one of a kind, or something else beside them; null when it is one contact, or
 * none. `line` is of `cleanLine`.
 */
export function bothContacts(line: string): BothContacts | 'several' | null {
  const addresses = line.match(ADDRESS) ?? [];
  if (addresses.length > 1) return 'several';
  const [address] = addresses;
  if (address === undefined) return hasManyPhones(line) ? 'several' : null;
  const at = line.indexOf(address);
  const beside = [line.slice(0, at), line.slice(at + address.length)].map(bare);
  const [phone, more] = beside.filter((text) => text !== '');
  if (phone === undefined || beside.every((text) => digitsIn(text) < MIN_DIGITS)) return null;
  const isPhone = more === undefined && !/[\p{L}@]/u.test(phone);
  if (!isPhone || digitsIn(phone) > MAX_DIGITS) return 'several';
  return { email: address.replace(/[.:!?]+$/, ''), phone };
}

/** What stands beside an address without what people put between two contacts. */
function bare(text: string): string {
  const words = text.replace(BESIDE, ' ').replace(SIGNS_BEHIND, '').replace(SIGNS_BEFORE, '');
  // A plus may stand for “and” as well.
  return words.replace(/^\+\s+/, '').replace(/^\(([^()]*)\)$/, '$1');
}

function hasManyPhones(line: string): boolean {
  return !line.includes('@') && !/\p{L}{3}/u.test(line) && digitsIn(line) > MAX_DIGITS;
}

function digitsIn(text: string): number {
  return text.match(/\p{N}/gu)?.length ?? 0;
}

/** Says how to type a contact where it is not clear which is meant. */
export const SEVERAL_MESSAGE =
  'Впишите один e-mail, один телефон или оба через запятую: anna@example.ru, +7 912 345-67-89';
