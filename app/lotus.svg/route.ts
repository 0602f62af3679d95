import { CHAKRAS } from '@/lib/chakras/chakras';
import { lotusPath } from '@/lib/chakras/figure/lotus-paths';

export const dynamic = 'force-static';

/** The seven lotuses in one file, which pages draw from by `<use>`: long paths, sent once. */
export function GET(): Response {
  const lotuses = CHAKRAS.map(
    (chakra) =>
      `<path id="${chakra}" vector-effect="non-scaling-stroke" d="${lotusPath(chakra)}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${lotuses.join('')}</svg>`;
  const headers = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' };
  return new Response(svg, { headers });
}
