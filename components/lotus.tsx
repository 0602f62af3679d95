import type { Chakra } from '@/lib/chakras/chakras';
import { lotusPath } from '@/lib/chakras/figure/lotus-paths';

/**
 * The lotus of a chakra in thin ink lines and in the chakra's own colour: an ornament, never the
 * only bearer of meaning. Its size comes from `className`.
 */
export function Lotus({ chakra, className }: { chakra: Chakra; className: string }) {
  return (
    <svg
      viewBox="-50 -50 100 100"
      className={`shrink-0 ${className}`}
      style={{ color: `var(--${chakra})` }}
      aria-hidden="true"
    >
      <path
        d={lotusPath(chakra)}
        fill="none"
        stroke="currentColor"
        strokeWidth="0.9"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
