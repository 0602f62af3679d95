import type { Audience } from '@/lib/chakras/audience';
import type { Reading } from '@/lib/chakras/reading';
import type { SecondInterpretation } from '@/lib/chakras/second/interpret-second';
import { HEADINGS } from '@/lib/chakras/texts/phrases';
import { LinkedFigure } from '../chakra-figure';
import { ChakraTable } from '../chakra-table';
import { HowToRead } from '../how-to-read';
import { FirstScreen } from './first-screen';
import { MapNames } from './map-names';
import { MonthPlan } from './month-plan';
import { SecondChapter } from './second-chapter';
import { WhatStandsOut } from './what-stands-out';

type Props = {
  reading: Reading;
  interpretation: SecondInterpretation;
  audience: Audience;
  calendar: string | null;
};

/** What a reading of the second edition says: answers first, then the map and its chapters. */
export function SecondReading({ reading, interpretation, audience, calendar }: Props) {
  return (
    <>
      <FirstScreen interpretation={interpretation} audience={audience} />
      <MonthPlan interpretation={interpretation} audience={audience} calendar={calendar} />
      <WhatStandsOut interpretation={interpretation} />
      <section id="map" className="mt-14" aria-labelledby="map-title">
        <h2 id="map-title">{HEADINGS.map}</h2>
        <p className="note mt-2 print:hidden">Нажмите на&nbsp;лотос, и&nbsp;откроется его глава.</p>
        <LinkedFigure reading={reading} />
        <ChakraTable reading={reading} linked />
        <MapNames reading={reading} />
      </section>
      <HowToRead columns={interpretation.columns} />
      {interpretation.chapters.map((chapter) => (
        <SecondChapter key={chapter.chakra} chapter={chapter} />
      ))}
    </>
  );
}
