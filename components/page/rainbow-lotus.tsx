import type { Chakra } from '@/lib/chakras/chakras';
import { lotusPetals } from '@/lib/chakras/figure/lotus-petals';

/** From the root in the middle to the crown outside: the seven petal counts as one flower. */
const RINGS: readonly [Chakra, string][] = [
  ['muladhara', lotusPetals([{ petals: 4, from: 3, to: 9 }])],
  ['svadhisthana', lotusPetals([{ petals: 6, from: 9, to: 15 }])],
  ['manipura', lotusPetals([{ petals: 10, from: 15, to: 21, turn: 0.5 }])],
  ['anahata', lotusPetals([{ petals: 12, from: 21, to: 27.5 }])],
  ['vishuddha', lotusPetals([{ petals: 16, from: 27.5, to: 34, turn: 0.5 }])],
  ['ajna', lotusPetals([{ petals: 2, from: 34.2, to: 41, turn: 0.5, width: 0.3 }])],
  [
    'sahasrara',
    lotusPetals([
      { petals: 32, from: 40.5, to: 45.5, turn: 0.5 },
      { petals: 32, from: 43.7, to: 49.6, width: 0.6 },
    ]),
  ],
];

/** The ornament of the first page: one lotus of all seven, drawn in thin coloured lines. */
export function RainbowLotus({ className }: { className: string }) {
  return (
    <svg viewBox="-50 -50 100 100" className={className} aria-hidden="true" fill="none">
      {RINGS.map(([chakra, petals]) => (
        <path
          key={chakra}
          d={petals}
          style={{ stroke: `var(--${chakra})` }}
          strokeWidth="0.9"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
