import type { Chakra } from '../chakras/chakras';

/** The light colours of the site (app/styles/tokens.css), for documents that know no stylesheet. */
export const PALETTE = {
  paper: '#f7f1e5',
  sheet: '#fdf9f1',
  ink: '#2a2342',
  soft: '#5d5570',
  rule: '#ddd3c3',
  gilt: '#9c8046',
} as const;

export const CHAKRA_COLOURS: Record<Chakra, string> = {
  sahasrara: '#805d9a',
  ajna: '#6168a8',
  vishuddha: '#1e789f',
  anahata: '#378054',
  manipura: '#89691b',
  svadhisthana: '#9b5e30',
  muladhara: '#a15651',
};

/** The body of the figure: gilt, thinned with paper. */
export const BODY_COLOUR = '#e9dfcb';

/** A chakra's colour thinned until dark text reads well on it. */
export function tintOf(chakra: Chakra): string {
  const thin = (at: number) => {
    const part = Number.parseInt(CHAKRA_COLOURS[chakra].slice(at, at + 2), 16);
    return Math.round(255 - (255 - part) * 0.12)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${thin(1)}${thin(3)}${thin(5)}`;
}
