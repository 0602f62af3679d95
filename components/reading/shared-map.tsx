import { COLUMNS } from '@/lib/chakras/chakras';
import { interpret } from '@/lib/chakras/interpret';
import type { Reading } from '@/lib/chakras/reading';
import { HEADINGS } from '@/lib/chakras/texts/phrases';
import { sharedName } from '@/lib/chakras/texts/shared-name';
import { COLUMN_WORDS, TOTALS_NAME, timesInWords } from '@/lib/chakras/texts/words';
import { ChakraFigure } from './chakra-figure';
import { ChakraTable } from './chakra-table';

type Props = { reading: Reading; withTable: boolean };

/** The open part of a map: its theme, figure, totals and repeats by name, without their texts. */
export function SharedMap({ reading, withTable }: Props) {
  const { month, repeats } = interpret(reading);
  return (
    <>
      <p className="mt-4">
        <span className="note block">{HEADINGS.month}</span>
        <span className="font-title text-[min(1.9rem,10vw)] leading-tight">{month.title}</span>
      </p>
      <ChakraFigure />
      {withTable ? (
        <ChakraTable reading={reading} />
      ) : (
        <section aria-labelledby="totals" className="mt-8 text-center">
          <h2 id="totals">{TOTALS_NAME}</h2>
          <dl className="mt-4 flex justify-center gap-8">
            {COLUMNS.map((column) => (
              <div key={column} className="flex flex-col-reverse">
                <dt className="note">{COLUMN_WORDS[column].name}</dt>
                <dd className="figures text-[2.6rem] leading-none">{reading.totals[column]}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {repeats.length > 0 && (
        <section aria-labelledby="repeats" className="mt-8 text-center">
          <h2 id="repeats">Повторы</h2>
          <ul className="mt-3">
            {repeats.map(({ arcanum, count }) => (
              <li key={arcanum}>
                {sharedName(reading, arcanum)}: {timesInWords(count)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
