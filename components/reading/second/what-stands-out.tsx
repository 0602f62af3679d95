import type { SecondInterpretation } from '@/lib/chakras/second/interpret-second';
import { TEMPERS } from '@/lib/chakras/texts/phrases';
import {
  AT_ODDS,
  AT_ODDS_ADVICE,
  AT_ONE,
  chakraWithTopic,
  nameWithTheme,
  repeatOpening,
  SECOND_HEADINGS,
} from '@/lib/chakras/texts/second/phrases';
import { ChakraLinks } from '../chakra-links';

/** What stands out in the map as a whole: its totals, its repeats, rows at one and at odds. */
export function WhatStandsOut({ interpretation }: { interpretation: SecondInterpretation }) {
  const { totals, repeats, evenMap } = interpretation;
  return (
    <section className="mt-12" aria-labelledby="totals">
      <h2 id="totals">{SECOND_HEADINGS.totals}</h2>
      {totals.map(({ arcanum, texts }) => (
        <div key={arcanum} className="arcanum mt-5">
          <p className="figures arcanum-number" aria-hidden="true">
            {arcanum}
          </p>
          <div>
            <h3>
              <span className="sr-only">{arcanum}, </span>
              {nameWithTheme(arcanum)}
            </h3>
            {texts.map((text) => (
              <p key={text} className="mt-1">
                {text}
              </p>
            ))}
          </div>
        </div>
      ))}
      <h2 className="mt-10">{SECOND_HEADINGS.repeats}</h2>
      {evenMap && <p className="mt-3">{evenMap}</p>}
      {repeats.map(({ arcanum, count, text }) => (
        <p key={arcanum} className="mt-3">
          <b>{repeatOpening(arcanum, count)}</b> {text}
        </p>
      ))}
      <Accords {...interpretation.accords} />
    </section>
  );
}

function Accords({ agree, apart }: SecondInterpretation['accords']) {
  if (agree.length + apart.length === 0) return null;
  return (
    <>
      <h2 className="mt-10">{SECOND_HEADINGS.accords}</h2>
      {agree.length > 0 && (
        <p className="mt-3">
          {AT_ONE} <ChakraLinks chakras={agree} nameOf={chakraWithTopic} />.
        </p>
      )}
      {apart.length > 0 && (
        <p className="mt-3">
          {AT_ODDS} <ChakraLinks chakras={apart} nameOf={chakraWithTopic} />. {AT_ODDS_ADVICE}
        </p>
      )}
      <p className="note mt-3">{TEMPERS}</p>
    </>
  );
}
