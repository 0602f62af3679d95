import { slipsBetween } from '@/lib/slips-between';
import { ENV_NAMES } from './env';

const MAX_SLIPS = 3;

/**
 * What to say of each name of the settings file that the shop does not know, with the name that was
 * likely meant: a misspelt optional setting has no effect and no other sign. Names of Node's and
 * Next's own are left out. Never a value.
 */
export function unknownNames(names: readonly string[]): string[] {
  return names
    .filter((name) => !isKnown(name) && !/^(?:NODE|NEXT|npm)_/.test(name))
    .map((name) => {
      const meant = likelyMeant(name);
      const hint = meant ? `, похоже на ${meant}` : '';
      return `${name}: такой настройки нет${hint}. В .env она ничего не меняет.`;
    });
}

function isKnown(name: string): boolean {
  return (ENV_NAMES as readonly string[]).includes(name);
}

function likelyMeant(name: string): string | undefined {
  const [likeliest] = ENV_NAMES.map((known) => ({
    known,
    slips: slipsBetween(name.toUpperCase(), known),
  })).sort((a, b) => a.slips - b.slips);
  return likeliest && likeliest.slips <= MAX_SLIPS ? likeliest.known : undefined;
}
