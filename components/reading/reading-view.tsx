import type { BirthDate } from '@/lib/chakras/birth-date';
import { interpret } from '@/lib/chakras/interpret';
import type { Reading } from '@/lib/chakras/reading';
import { DISCLAIMER, HOW_TO_READ } from '@/lib/chakras/texts/explanations';
import { HEADINGS } from '@/lib/chakras/texts/phrases';
import { COLUMN_WORDS } from '@/lib/chakras/texts/words';
import { ChakraChapter } from './chakra-chapter';
import { LinkedFigure } from './chakra-figure';
import { ChakraTable } from './chakra-table';
import { HowCounted } from './how-counted';
import { OtherSites } from './other-sites';
import { ReadingSummary } from './reading-summary';

type Props = { reading: Reading; birthDate: BirthDate };

/** A whole reading, from what stands out to how it was counted. */
export function ReadingView({ reading, birthDate }: Props) {
  const interpretation = interpret(reading);
  return (
    <>
      <ReadingSummary interpretation={interpretation} />
      <section id="map" className="mt-14" aria-labelledby="map-title">
        <h2 id="map-title">{HEADINGS.map}</h2>
        <p className="note mt-2 print:hidden">Нажмите на&nbsp;лотос, и&nbsp;откроется его глава.</p>
        <LinkedFigure reading={reading} />
        <ChakraTable reading={reading} linked />
      </section>
      <section className="mt-14" aria-labelledby="how">
        <h2 id="how">{HEADINGS.howToRead}</h2>
        <p className="mt-4">{HOW_TO_READ}</p>
        {interpretation.columns.map(({ column, text }) => (
          <div key={column} className="mt-5">
            <h3>{COLUMN_WORDS[column].name}</h3>
            <p className="mt-1">{text}</p>
          </div>
        ))}
      </section>
      {interpretation.chapters.map((chapter) => (
        <ChakraChapter key={chapter.chakra} chapter={chapter} />
      ))}
      <HowCounted birthDate={birthDate} />
      <OtherSites />
      <section className="mt-16" aria-labelledby="limits">
        <h2 id="limits">{HEADINGS.limits}</h2>
        {DISCLAIMER.map((text) => (
          <p key={text} className="mt-3">
            {text}
          </p>
        ))}
      </section>
    </>
  );
}
