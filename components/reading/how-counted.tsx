import type { ReactNode } from 'react';
import { arithmeticOf, type Working as WorkingOf } from '@/lib/chakras/arithmetic';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { CHAKRAS, COLUMNS } from '@/lib/chakras/chakras';
import { HOW_COUNTED, ROW_RULES } from '@/lib/chakras/texts/explanations';
import { HEADINGS, pointLines } from '@/lib/chakras/texts/phrases';
import { CHAKRA_WORDS, COLUMN_WORDS, TOTALS_NAME } from '@/lib/chakras/texts/words';

type Props = { birthDate: BirthDate; children?: ReactNode };

/** This person's own arithmetic, from the date to the totals; `children` close it. */
export function HowCounted({ birthDate, children }: Props) {
  const { points, halfway, chakras, totals } = arithmeticOf(birthDate);
  return (
    <section className="counted mt-16" aria-labelledby="counted">
      <h2 id="counted">{HEADINGS.counted}</h2>
      {HOW_COUNTED.map((text) => (
        <p key={text} className="mt-4">
          {text}
        </p>
      ))}
      <h3 className="mt-7">{HEADINGS.points}</h3>
      <Lines lines={pointLines({ points, halfway })} />
      {CHAKRAS.map((chakra) => (
        <div key={chakra}>
          <h3 className="mt-7">{CHAKRA_WORDS[chakra].name}</h3>
          <p className="note mt-1">{ROW_RULES[chakra]}</p>
          <Lines
            lines={COLUMNS.map((column) => [COLUMN_WORDS[column].name, chakras[chakra][column]])}
          />
        </div>
      ))}
      <h3 className="mt-7">{TOTALS_NAME}</h3>
      <Lines lines={COLUMNS.map((column) => [COLUMN_WORDS[column].name, totals[column]])} />
      {children}
    </section>
  );
}

type Line = readonly [string, WorkingOf];

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="workings">
      {lines.map(([name, { working, result }]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{working === String(result) ? <b>{result}</b> : <Working working={working} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Working({ working }: { working: string }) {
  const at = working.lastIndexOf('\u00a0') + 1;
  return (
    <>
      {working.slice(0, at)}
      <b>{working.slice(at)}</b>
    </>
  );
}
