import type { ReactNode } from 'react';
import type { Audience } from '@/lib/chakras/audience';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { interpret } from '@/lib/chakras/interpret';
import type { Reading } from '@/lib/chakras/reading';
import { explanationsOf } from '@/lib/chakras/texts/explanations';
import { FirstReading } from './first/first-reading';
import { HowCounted } from './how-counted';
import { OtherSites } from './other-sites';
import { AnswersCounted } from './second/answers-counted';
import { SecondReading } from './second/second-reading';

type Props = {
  reading: Reading;
  birthDate: BirthDate;
  audience?: Audience;
  /** How a map that can be read for a child and for a grown-up is switched over. */
  audienceSwitch?: ReactNode;
  /** What can be done with the reading. */
  actions?: ReactNode;
  /** Where the plan of the month can be had for a calendar; null where it cannot. */
  calendar?: string | null;
};

/** A whole reading, from what stands out to how it was counted, as its edition says it. */
export function ReadingView(props: Props) {
  const {
    reading,
    birthDate,
    audience = 'adult',
    audienceSwitch,
    actions,
    calendar = null,
  } = props;
  const said = interpret(reading);
  const { limits } = explanationsOf(said.version);
  return (
    <>
      {said.version === 1 ? (
        <FirstReading reading={reading} interpretation={said} actions={actions} />
      ) : (
        <SecondReading
          reading={reading}
          interpretation={said}
          audience={audience}
          audienceSwitch={audienceSwitch}
          actions={actions}
          calendar={calendar}
        />
      )}
      <HowCounted birthDate={birthDate}>{said.version === 2 && <AnswersCounted />}</HowCounted>
      <OtherSites version={said.version} />
      <section className="mt-16" aria-labelledby="limits">
        <h2 id="limits">{limits.title}</h2>
        {limits.texts.map((text) => (
          <p key={text} className="mt-3">
            {text}
          </p>
        ))}
      </section>
    </>
  );
}
