type Query = Record<string, string | string[] | undefined>;

/** What a visit that names no source of its own is counted as. */
export const DIRECT = 'напрямую';

const LONGEST = 64;

/**
 * The one word that says where a visitor came from: `utm_source` of the address, or what a link
 * into the Mini App starts it with. Anybody can write an address, so what is long, unprintable or
 * might be a phone or an e-mail counts as no source.
 */
export function visitSource(query: Query): string {
  const word = [query.utm_source, query.startapp, query.tgWebAppStartParam].find(Boolean);
  const source = typeof word === 'string' ? word.trim() : '';
  return isPlain(source) ? source : DIRECT;
}

function isPlain(source: string): boolean {
  if (source === '' || source.length > LONGEST) return false;
  return !/[^\p{L}\p{N}\p{P}\p{S} ]/u.test(source) && !/@|(?:[0-9][ ()+-]*){7}/.test(source);
}
