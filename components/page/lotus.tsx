import type { Chakra } from '@/lib/chakras/chakras';

/**
 * The lotus of a chakra in thin ink lines and in the chakra's own colour: an ornament, never the
 * only bearer of meaning. Its size comes from `className`.
 */
export function Lotus({ chakra, className }: { chakra: Chakra; className: string }) {
  return (
    <svg
      viewBox="-50 -50 100 100"
      className={`lotus shrink-0 ${className}`}
      style={{ stroke: `var(--${chakra})` }}
      aria-hidden="true"
    >
      <use href={`/lotus.svg#${chakra}`} />
    </svg>
  );
}
