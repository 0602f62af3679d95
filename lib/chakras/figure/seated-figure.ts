import type { Chakra } from '../chakras';

/** The box everything of the figure lies in, as left, top, width and height. */
export const FIGURE_BOX = { left: -170, top: -36, width: 340, height: 366 } as const;

/**
 * A person sitting with crossed legs, from the front: half an outline, which is drawn again
 * mirrored, so both sides are alike. The gaps between arms and waist are holes (even-odd rule).
 */
const HALF_OUTLINE: readonly string[] = [
  'M0 26',
  'C16 26 26 38 26 56',
  'C26 71 20 83 12.5 90',
  'C12 98 14 104 23 108',
  'C36 113 54 116 64 127',
  'C74 138 77 160 81 180',
  'C86 203 96 226 108 243',
  'C116 254 126 262 138 268',
  'C156 277 166 287 163 298',
  'C159 312 122 318 86 321',
  'C52 323 20 320 0 315',
];
const HALF_GAP: readonly string[] = [
  'M53 158',
  'C57 186 66 220 88 251',
  'C76 254 66 256 55 258',
  'C47 246 44 226 46 206',
  'C48 188 52 174 53 158Z',
];
/** Where shin lies on shin, one line from each knee. */
const HALF_LEGS = 'M134 296C96 284 44 282 -18 309';

export const SILHOUETTE = [
  HALF_OUTLINE.join(''),
  'Z',
  mirrored(HALF_OUTLINE.join('')),
  'Z',
  HALF_GAP.join(''),
  mirrored(HALF_GAP.join('')),
].join('');

export const CROSSED_LEGS = HALF_LEGS + mirrored(HALF_LEGS.replace('-18 309', '22 307'));

/** Where each lotus sits on the body and how wide it is. */
export const LOTUS_PLACES: Record<Chakra, { y: number; size: number }> = {
  sahasrara: { y: 0, size: 60 },
  ajna: { y: 57, size: 38 },
  vishuddha: { y: 103, size: 42 },
  anahata: { y: 148, size: 46 },
  manipura: { y: 195, size: 44 },
  svadhisthana: { y: 240, size: 42 },
  muladhara: { y: 285, size: 42 },
};

/** The same path with every x turned to the other side. */
function mirrored(path: string): string {
  return path.replace(
    /(-?[0-9.]+) (-?[0-9.]+)/g,
    (_, x: string, y: string) => `${-Number(x)} ${y}`,
  );
}
