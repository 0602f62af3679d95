import type { FirstInterpretation } from '@/lib/chakras/first/interpret-first';
import type { Reading } from '@/lib/chakras/reading';
import { HEADINGS } from '@/lib/chakras/texts/phrases';
import { LinkedFigure } from '../chakra-figure';
import { ChakraTable } from '../chakra-table';
import { HowToRead } from '../how-to-read';
import { FirstChapter } from './first-chapter';
import { FirstSummary } from './first-summary';

type Props = { reading: Reading; interpretation: FirstInterpretation };

/** What a reading of the first edition says. It was sold like this, so it stays like this. */
export function FirstReading({ reading, interpretation }: Props) {
  return (
    <>
      <FirstSummary interpretation={interpretation} />
      <section id="map" className="mt-14" aria-labelledby="map-title">
        <h2 id="map-title">{HEADINGS.map}</h2>
        <p className="note mt-2 print:hidden">Нажмите на&nbsp;лотос, и&nbsp;откроется его глава.</p>
        <LinkedFigure reading={reading} />
        <ChakraTable reading={reading} linked />
      </section>
      <HowToRead columns={interpretation.columns} />
      {interpretation.chapters.map((chapter) => (
        <FirstChapter key={chapter.chakra} chapter={chapter} />
      ))}
    </>
  );
}
