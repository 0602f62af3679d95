import { COLUMNS } from '@/lib/chakras/chakras';
import type { Reading } from '@/lib/chakras/reading';
import { COLUMN_WORDS, TOTALS_NAME } from './chakra-words';

/** A few plain sentences on what the numbers are and where to begin. */
export function HowToRead({ reading }: { reading: Reading }) {
  const { A, B, C, D, E } = reading.points;
  return (
    <section className="mt-14" aria-labelledby="how">
      <h2 id="how">Как читать карту</h2>
      <p className="mt-4">
        Каждое число&nbsp;— номер одного из&nbsp;22&nbsp;арканов. Номер&nbsp;— это имя,
        а&nbsp;не&nbsp;сила: 22&nbsp;не&nbsp;«больше» трёх. Начните с&nbsp;итогов, потом найдите
        повторы, потом идите по&nbsp;строкам сверху вниз.
      </p>
      <dl className="mt-5 space-y-2">
        {COLUMNS.map((column) => (
          <div key={column}>
            <dt className="inline font-semibold">{COLUMN_WORDS[column].name}</dt>
            <dd className="inline">&nbsp;— {COLUMN_WORDS[column].meaning}.</dd>
          </div>
        ))}
        <div>
          <dt className="inline font-semibold">{TOTALS_NAME}</dt>
          <dd className="inline">&nbsp;— итог столбца, общее состояние.</dd>
        </div>
      </dl>
      <p className="mt-5">
        Карта выросла из&nbsp;пяти чисел даты: день&nbsp;—&nbsp;{A}, месяц&nbsp;—&nbsp;{B},
        год&nbsp;—&nbsp;{C}, их сумма&nbsp;—&nbsp;{D}, центр&nbsp;—&nbsp;{E}. Число больше&nbsp;22
        заменяют суммой его цифр.
      </p>
    </section>
  );
}
