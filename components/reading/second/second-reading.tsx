import type { ReactNode } from 'react';
import type { Audience } from '@/lib/chakras/audience';
import type { Reading } from '@/lib/chakras/reading';
import type { SecondInterpretation } from '@/lib/chakras/second/interpret-second';
import { SUBTITLE } from '@/lib/chakras/texts/explanations';
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
  audienceSwitch: ReactNode;
  actions: ReactNode;
  calendar: string | null;
};

/**
 * What a reading of the second edition says: answers first, then the map and its chapters. What is
 * no answer stands below the step, so that the answers and the step are the first two screens of a
 * phone.
 */
export function SecondReading(props: Props) {
  const { reading, interpretation, audience, audienceSwitch, actions, calendar } = props;
  return (
    <>
      <FirstScreen
        interpretation={interpretation}
        audience={audience}
        audienceSwitch={audienceSwitch}
      />
      <p className="note mt-6">{SUBTITLE}</p>
      {actions}
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
