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
  /** Where the plan of the month can be had for a calendar; null where it cannot. */
  calendar?: string | null;
};

/** A whole reading, from what stands out to how it was counted, as its edition says it. */
export function ReadingView({ reading, birthDate, audience = 'adult', calendar = null }: Props) {
  const said = interpret(reading);
  const { limits } = explanationsOf(said.version);
  return (
    <>
      {said.version === 1 ? (
        <FirstReading reading={reading} interpretation={said} />
      ) : (
        <SecondReading
          reading={reading}
          interpretation={said}
          audience={audience}
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
