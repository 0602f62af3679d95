import type { FirstInterpretation } from '@/lib/chakras/first/interpret-first';
import { AGREE, APART, columnsInWords, HEADINGS, TEMPERS } from '@/lib/chakras/texts/phrases';
import { arcanumName, chakraName, timesInWords } from '@/lib/chakras/texts/words';
import { ArcanumHeading } from '../arcanum-heading';
import { ChakraLinks } from '../chakra-links';

/** What stands out in this map: the totals, the repeats, what pulls apart, a theme for a month. */
export function FirstSummary({ interpretation }: { interpretation: FirstInterpretation }) {
  const { totals, repeats, evenMap, month, accords } = interpretation;
  return (
    <section className="mt-12" aria-labelledby="summary">
      <h2 id="summary">{HEADINGS.summary}</h2>
      <p className="month mt-5">
        <span className="note block">
          {HEADINGS.month}, {arcanumName(month.arcanum)}
        </span>
        <span className="font-title text-[min(1.55rem,9vw)] leading-tight">{month.title}</span>
        <span className="mt-2 block">{month.text}</span>
      </p>
      <h3 className="mt-9">{HEADINGS.totals}</h3>
      {totals.map(({ arcanum, columns, text }) => (
        <ArcanumHeading key={arcanum} arcanum={arcanum} note={columnsInWords(columns)}>
          {text}
        </ArcanumHeading>
      ))}
      <h3 className="mt-9">{HEADINGS.repeats}</h3>
      {evenMap && <p className="mt-3">{evenMap}</p>}
      {repeats.map(({ arcanum, count, text }) => (
        <ArcanumHeading key={arcanum} arcanum={arcanum} note={timesInWords(count)}>
          {text}
        </ArcanumHeading>
      ))}
      <Accords {...accords} />
    </section>
  );
}

function Accords({ agree, apart }: FirstInterpretation['accords']) {
  if (agree.length + apart.length === 0) return null;
  return (
    <>
      <h3 className="mt-9">{HEADINGS.accords}</h3>
      {agree.length > 0 && (
        <p className="mt-3">
          {AGREE} <ChakraLinks chakras={agree} nameOf={chakraName} />.
        </p>
      )}
      {apart.length > 0 && (
        <p className="mt-3">
          {APART} <ChakraLinks chakras={apart} nameOf={chakraName} />.
        </p>
      )}
      <p className="note mt-3">{TEMPERS}</p>
    </>
  );
}
