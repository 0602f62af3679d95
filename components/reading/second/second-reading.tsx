import type { Audience } from '@/lib/chakras/audience';
import type { Reading } from '@/lib/chakras/reading';
import type { SecondInterpretation } from '@/lib/chakras/second/interpret-second';
import { HowToRead } from '../how-to-read';
import { MapSection } from '../map-section';
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
      <MapSection reading={reading}>
        <MapNames reading={reading} />
      </MapSection>
      <HowToRead columns={interpretation.columns} />
      {interpretation.chapters.map((chapter) => (
        <SecondChapter key={chapter.chakra} chapter={chapter} />
      ))}
    </>
  );
}
