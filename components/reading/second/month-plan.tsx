import type { CSSProperties } from 'react';
import type { Audience } from '@/lib/chakras/audience';
import { capitalized } from '@/lib/chakras/reading-parts';
import type { SecondInterpretation } from '@/lib/chakras/second/interpret-second';
import {
  laterInWords,
  PLAN_NOTE,
  placeInWords,
  SECOND_HEADINGS,
  weekTitle,
} from '@/lib/chakras/texts/second/phrases';
import { WeekTick } from './week-tick';

type Props = {
  interpretation: SecondInterpretation;
  audience: Audience;
  calendar: string | null;
};

/** A step for each of four weeks, folded; with scripts the weeks that are done can be ticked. */
export function MonthPlan({ interpretation, audience, calendar }: Props) {
  const { month, plan, laterThemes } = interpretation;
  return (
    <details className="mt-8">
      <summary>
        <h3 className="inline">{SECOND_HEADINGS.plan}</h3>
      </summary>
      <p className="mt-3">{month.text}</p>
      <ol className="mt-2">
        {plan.steps.map((planned) => (
          <li
            key={planned.week}
            className="step"
            style={{ '--chakra': `var(--${planned.place.chakra})` } as CSSProperties}
          >
            <WeekTick week={planned.week} title={weekTitle(planned, audience)} />
            <p className="mt-1">{planned.step}</p>
            <p className="note mt-1">
              {capitalized(planned.time)}. {placeInWords(planned)}
            </p>
          </li>
        ))}
      </ol>
      <p className="note mt-3">{PLAN_NOTE}</p>
      {laterThemes.length > 0 && <p className="mt-3">{laterInWords(laterThemes)}</p>}
      {calendar && (
        <p className="mt-3 print:hidden">
          <a href={calendar} className="button button-quiet">
            Добавить в&nbsp;календарь
          </a>
        </p>
      )}
    </details>
  );
}
