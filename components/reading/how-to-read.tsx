import type { Interpretation } from '@/lib/chakras/interpret';
import { HOW_TO_READ } from '@/lib/chakras/texts/explanations';
import { HEADINGS } from '@/lib/chakras/texts/phrases';
import { COLUMN_WORDS } from '@/lib/chakras/texts/words';

/** What a number of the map is, and what each column tells. */
export function HowToRead({ columns }: Pick<Interpretation, 'columns'>) {
  return (
    <section className="mt-14" aria-labelledby="how">
      <h2 id="how">{HEADINGS.howToRead}</h2>
      <p className="mt-4">{HOW_TO_READ}</p>
      {columns.map(({ column, text }) => (
        <div key={column} className="mt-5">
          <h3>{COLUMN_WORDS[column].name}</h3>
          <p className="mt-1">{text}</p>
        </div>
      ))}
    </section>
  );
}
