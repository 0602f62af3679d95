import type { ReactNode } from 'react';
import { CHAKRAS, type Chakra, COLUMNS } from '@/lib/chakras/chakras';
import {
  CROSSED_LEGS,
  FIGURE_BOX,
  LOTUS_PLACES,
  SILHOUETTE,
} from '@/lib/chakras/figure/seated-figure';
import type { Reading } from '@/lib/chakras/reading';
import { CHAKRA_WORDS, COLUMN_WORDS } from '@/lib/chakras/texts/words';

const { left, top, width, height } = FIGURE_BOX;
const VIEW_BOX = `${left} ${top} ${width} ${height}`;

/** A seated person with the seven lotuses: an ornament that a screen reader passes by. */
export function ChakraFigure() {
  return (
    <svg viewBox={VIEW_BOX} className="figure" aria-hidden="true">
      <Body />
      {CHAKRAS.map((chakra) => (
        <FigureLotus key={chakra} chakra={chakra} />
      ))}
    </svg>
  );
}

/** The same figure on a reading: each lotus leads to its chapter and says its numbers. */
export function LinkedFigure({ reading }: { reading: Pick<Reading, 'chakras'> }) {
  const label = (chakra: Chakra) => {
    const numbers = COLUMNS.map(
      (column) => `${COLUMN_WORDS[column].name.toLowerCase()} ${reading.chakras[chakra][column]}`,
    );
    return `${CHAKRA_WORDS[chakra].name}: ${numbers.join(', ')}`;
  };
  return (
    <svg viewBox={VIEW_BOX} className="figure" aria-labelledby="figure-title">
      <title id="figure-title">Фигура с семью чакрами, ссылки на главы</title>
      <Body />
      {CHAKRAS.map((chakra) => (
        <a key={chakra} href={`#${chakra}`} aria-label={label(chakra)}>
          <FigureLotus chakra={chakra}>
            <title>{label(chakra)}</title>
          </FigureLotus>
        </a>
      ))}
    </svg>
  );
}

function Body() {
  return (
    <>
      <path d={SILHOUETTE} className="figure-body" fillRule="evenodd" />
      <path d={CROSSED_LEGS} className="figure-legs" />
    </>
  );
}

function FigureLotus({ chakra, children }: { chakra: Chakra; children?: ReactNode }) {
  const { y, size } = LOTUS_PLACES[chakra];
  return (
    <g transform={`translate(0 ${y}) scale(${size / 100})`}>
      {children}
      <circle r="49" className="figure-disc" />
      <use href={`/lotus.svg#${chakra}`} className="lotus" style={{ stroke: `var(--${chakra})` }} />
    </g>
  );
}
