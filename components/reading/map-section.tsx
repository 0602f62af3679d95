import type { ReactNode } from 'react';
import type { Reading } from '@/lib/chakras/reading';
import { HEADINGS } from '@/lib/chakras/texts/phrases';
import { LinkedFigure } from './chakra-figure';
import { ChakraTable } from './chakra-table';

type Props = { reading: Reading; children?: ReactNode };

/** The figure and the table of a reading, both leading to the chapters; `children` stand below. */
export function MapSection({ reading, children }: Props) {
  return (
    <section id="map" className="mt-14" aria-labelledby="map-title">
      <h2 id="map-title">{HEADINGS.map}</h2>
      <p className="note mt-2 print:hidden">Нажмите на&nbsp;лотос, и&nbsp;откроется его глава.</p>
      <LinkedFigure reading={reading} />
      <ChakraTable reading={reading} linked />
      {children}
    </section>
  );
}
