import type { Chakra } from '../chakras';
import { lotusPetals } from './lotus-petals';

/** The petals that tradition gives each chakra; the crown's thousand are three full rings. */
const PETALS: Record<Chakra, string> = {
  sahasrara: lotusPetals([
    { petals: 16, from: 15, to: 30 },
    { petals: 16, from: 24.5, to: 39, turn: 0.5, width: 0.62 },
    { petals: 16, from: 33.5, to: 48, width: 0.62 },
  ]),
  ajna: lotusPetals([{ petals: 2, from: 20, to: 48, turn: 0.5 }]),
  vishuddha: lotusPetals([{ petals: 16, from: 24, to: 46 }]),
  anahata: lotusPetals([{ petals: 12, from: 23, to: 46 }]),
  manipura: lotusPetals([{ petals: 10, from: 22, to: 46 }]),
  svadhisthana: lotusPetals([{ petals: 6, from: 21, to: 46 }]),
  muladhara: lotusPetals([{ petals: 4, from: 21, to: 46 }]),
};

/** The sign of the chakra's element inside the lotus: square, crescent, triangle, star, circle. */
const SIGNS: Record<Chakra, string> = {
  sahasrara: circle(9),
  ajna: `${circle(20)}M-11 -7H11L0 12Z`,
  vishuddha: `${circle(24)}M-15 -9H15L0 17Z${circle(5.5)}`,
  anahata: `${circle(23)}M-14 -8H14L0 16ZM-14 8H14L0 -16Z`,
  manipura: `${circle(22)}M-14 -8H14L0 16Z`,
  svadhisthana: `${circle(21)}M-14 -4A14.5 14.5 0 1 0 14 -4A18 18 0 0 1 -14 -4Z`,
  muladhara: `${circle(21)}M-11 -11H11V11H-11Z`,
};

/** The lotus of a chakra as the `d` of one SVG path, in a square of 100 around the origin. */
export function lotusPath(chakra: Chakra): string {
  return PETALS[chakra] + SIGNS[chakra];
}

function circle(radius: number): string {
  return `M${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0Z`;
}
