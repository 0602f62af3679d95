import type { Order, Origin } from './order';

/** The parts of an advertisement's address that an order remembers. */
const UTM_NAMES = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const;

/** What a link into the bot or the Mini App carries, as Telegram calls it in different places. */
const START_NAMES = ['startapp', 'tgWebAppStartParam', 'start'] as const;

/** Every name that an address may tell its source by. */
export const ORIGIN_NAMES = [...UTM_NAMES, ...START_NAMES];

const MAX_LENGTH = 64;

type Query = Record<string, string | string[] | undefined>;

/**
 * Where somebody came from, by the address they opened; null when it says nothing. Of a repeated
 * name the first counts. What may be personal (an address, a phone, an account) is dropped, so is
 * what does not print. A start parameter that leads to an order is no source.
 */
export function readOrigin(query: Query): Origin | null {
  const utm = Object.fromEntries(
    UTM_NAMES.flatMap((name) => {
      const value = cleanWord(query[name]);
      return value ? [[name, value]] : [];
    }),
  );
  const start = START_NAMES.map((name) => cleanWord(query[name])).find(
    (word) => word && !/^o_[\w-]+$/.test(word),
  );
  const source = utm.utm_source ?? start ?? Object.values(utm)[0];
  return source ? { source, utm } : null;
}

/** Where an order came from, in a word for the seller; null where that is not known. */
export function originInWords({
  source,
  isTest,
  isBySeller,
}: Pick<Order, 'isTest' | 'isBySeller'> & { source: string | null }): string | null {
  if (isTest) return 'проверка';
  return isBySeller ? 'оформил продавец' : source;
}

function cleanWord(value: string | string[] | undefined): string | null {
  const word = ((Array.isArray(value) ? value[0] : value) ?? '').normalize('NFC').trim();
  if (!word || /[\p{C}@]/u.test(word) || word.replace(/\P{Nd}/gu, '').length >= 7) return null;
  return [...word].slice(0, MAX_LENGTH).join('').trim();
}
