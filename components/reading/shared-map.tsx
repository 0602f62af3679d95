import { COLUMNS } from '@/lib/chakras/chakras';
import { interpret } from '@/lib/chakras/interpret';
import type { Reading } from '@/lib/chakras/reading';
import { arcanumName, COLUMN_WORDS, TOTALS_NAME, timesInWords } from '@/lib/chakras/texts/words';
import { ChakraFigure } from './chakra-figure';
import { ChakraTable } from './chakra-table';

type Props = { reading: Reading; withTable: boolean };

/** The open part of a map: the figure, the totals and the repeats by name, without their texts. */
export function SharedMap({ reading, withTable }: Props) {
  const { repeats } = interpret(reading);
  return (
    <>
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
                {arcanumName(arcanum)}, {timesInWords(count)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
