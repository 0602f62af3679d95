import { domainToUnicode } from 'node:url';
import { slipsBetween } from '../slips-between';
import { isKnownZone } from './email-address';
import { MAIL_PROVIDERS, NO_SLIPS, ONLY_ZONE } from './mail-providers';

const PROVIDERS: readonly string[] = MAIL_PROVIDERS;
const COMMON_ZONES = ['ru', 'com', 'net', 'org', 'by', 'kz'];
/** Zones as they sound, in Russian letters. */
const SPOKEN_ZONES: Record<string, string> = { ру: 'ru', ком: 'com', нет: 'net', орг: 'org' };
/** Shorter names have too many neighbours that exist. */
const SHORTEST_NAME = 4;

/**
 * The domain that was likely meant, or the same one. A domain of a zone that exists is doubted only
 * one slip away from a provider; where the zone does not exist, two slips are looked past.
 */
export function likelierDomain(typed: string): string {
  const domain = withSpokenZone(typed.toLowerCase());
  if (PROVIDERS.includes(domain) || NO_SLIPS.includes(domain)) return domain;
  const labels = domain.split('.');
  const zone = labels.at(-1) ?? '';
  const isZone = labels.length > 1 && (isKnownZone(zone) || !/^[a-z0-9-]*$/.test(zone));
  const provider = providerNear(domain, isZone ? 1 : 2);
  if (provider) return provider;
  const likelyZone = isZone ? null : COMMON_ZONES.find((known) => slipsBetween(zone, known) <= 1);
  return likelyZone && labels.length > 1 ? [...labels.slice(0, -1), likelyZone].join('.') : domain;
}

function providerNear(domain: string, maxSlips: number): string | undefined {
  const [name = '', ...zone] = domain.split('.');
  const only = zone.length === 1 ? ONLY_ZONE[name] : undefined;
  if (only) return only;
  const isNameOf = (provider: string) => provider.split('.')[0] === name;
  const isJoined = (provider: string) => provider.replace('.', '') === domain;
  const lengthened = zone.length > 1 && PROVIDERS.find((one) => isLengthened(domain, one));
  if (lengthened) return lengthened;
  if (zone.length === 0) return PROVIDERS.find((one) => isNameOf(one) || isJoined(one));
  if (maxSlips > 1) {
    const sameName = PROVIDERS.filter(isNameOf);
    if (sameName.length > 0) return nearest(domain, sameName, domain.length);
  }
  const known = PROVIDERS.filter((one) => Math.min(name.length, one.indexOf('.')) >= SHORTEST_NAME);
  return nearest(domain, known, maxSlips);
}

/** `mail.ru.com`, `gmail.com.ru`; of others such as `yahoo.com.br` many exist. */
function isLengthened(domain: string, provider: string): boolean {
  const isPlain = provider.endsWith('.ru') || provider === 'gmail.com';
  return isPlain && domain.startsWith(`${provider}.`);
}

function nearest(domain: string, among: readonly string[], maxSlips: number): string | undefined {
  const ranked = among
    .map((provider) => ({ provider, slips: slipsBetween(domain, provider) }))
    .sort((one, other) => one.slips - other.slips);
  return ranked[0] && ranked[0].slips <= maxSlips ? ranked[0].provider : undefined;
}

function withSpokenZone(domain: string): string {
  const plain = domain.includes('xn--') ? domainToUnicode(domain) || domain : domain;
  return plain.replace(/\.([а-я]+)$/, (all, zone: string) => {
    const spoken = SPOKEN_ZONES[zone];
    return spoken ? `.${spoken}` : all;
  });
}
