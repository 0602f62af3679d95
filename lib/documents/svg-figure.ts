import { CHAKRAS } from '../chakras/chakras';
import { lotusPath } from '../chakras/figure/lotus-paths';
import {
  CROSSED_LEGS,
  FIGURE_BOX,
  LOTUS_PLACES,
  SILHOUETTE,
} from '../chakras/figure/seated-figure';
import { BODY_COLOUR, CHAKRA_COLOURS, PALETTE } from './palette';

/** The seated figure as SVG, `width` pixels wide, centred on `x`, from `y` down. */
export function svgFigure(x: number, y: number, width: number): string {
  const scale = width / FIGURE_BOX.width;
  const lotuses = CHAKRAS.map((chakra) => {
    const { y: centre, size } = LOTUS_PLACES[chakra];
    const disc = `<circle cy="${centre}" r="${size * 0.49}" fill="${PALETTE.paper}"/>`;
    return disc + svgLotus(chakra, 0, centre, size, 1);
  });
  return [
    `<g transform="translate(${x} ${y - FIGURE_BOX.top * scale}) scale(${scale})">`,
    `<path d="${SILHOUETTE}" fill="${BODY_COLOUR}" fill-rule="evenodd"/>`,
    `<path d="${CROSSED_LEGS}" fill="none" stroke="${PALETTE.paper}" stroke-width="2" stroke-linecap="round"/>`,
    ...lotuses,
    '</g>',
  ].join('');
}

/** One lotus around a point; `line` is the width of its strokes. */
export function svgLotus(
  chakra: (typeof CHAKRAS)[number],
  x: number,
  y: number,
  size: number,
  line: number,
): string {
  const scale = size / 100;
  return `<path transform="translate(${x} ${y}) scale(${scale})" d="${lotusPath(chakra)}" fill="none" stroke="${CHAKRA_COLOURS[chakra]}" stroke-width="${line / scale}" stroke-linejoin="round"/>`;
}
