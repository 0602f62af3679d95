import type { CSSProperties, ReactNode } from 'react';
import type { Audience } from '@/lib/chakras/audience';
import { capitalized } from '@/lib/chakras/reading-parts';
import type { Answer } from '@/lib/chakras/second/answers';
import type { SecondInterpretation } from '@/lib/chakras/second/interpret-second';
import { HEADINGS } from '@/lib/chakras/texts/phrases';
import {
  answerCells,
  answerTitle,
  FOR_CHILD,
  leaderInWords,
  NUMBERS_ARE_NAMES,
  SECOND_HEADINGS,
  whyFirst,
} from '@/lib/chakras/texts/second/phrases';

type Props = {
  interpretation: SecondInterpretation;
  audience: Audience;
  audienceSwitch: ReactNode;
};

/** What people come for: the theme of the month, three answers, and the step of this week. */
export function FirstScreen({ interpretation, audience, audienceSwitch }: Props) {
  const { leader, month, answers, plan } = interpretation;
  const [first] = plan.steps;
  return (
    <section className="first-screen mt-6" aria-labelledby="summary">
      <h2 id="summary">{SECOND_HEADINGS.summary}</h2>
      <p className="note mt-2">{NUMBERS_ARE_NAMES}</p>
      {audienceSwitch && (
        <p className="note mt-1">
          {audience === 'child' && `${FOR_CHILD} `}
          {audienceSwitch}
        </p>
      )}
      <p className="month mt-3">
        <span className="note block">{HEADINGS.month}</span>
        <span className="font-title text-[min(1.55rem,9vw)] leading-tight">{month.title}</span>
        <span className="mt-1 block">{leaderInWords(leader)}</span>
      </p>
      {answers.map((answer) => (
        <AnswerText key={answer.name} answer={answer} audience={audience} />
      ))}
      {first && (
        <>
          <h3 className="mt-4">{SECOND_HEADINGS.step}</h3>
          <div className="step" style={colourOf(first.place)}>
            <p>{first.step}</p>
            <p className="note mt-1">{capitalized(first.time)}</p>
          </div>
          <p className="note mt-2">{whyFirst(leader, plan.reason)}</p>
        </>
      )}
    </section>
  );
}

function AnswerText({ answer, audience }: { answer: Answer; audience: Audience }) {
  const { name, texts, key } = answer;
  return (
    <>
      <h3 className="mt-4">{answerTitle(name, audience)}</h3>
      <p className="mt-1">{texts.join(' ')}</p>
      <p className="note mt-1">
        <a href={`#${key.chakra}`}>{answerCells(answer)}</a>
      </p>
    </>
  );
}

function colourOf({ chakra }: Answer['key']): CSSProperties {
  return { '--chakra': `var(--${chakra})` } as CSSProperties;
}
