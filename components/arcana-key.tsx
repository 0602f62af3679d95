import type { Reading } from '@/lib/chakras/reading';
import { ARCANA } from './chakra-words';
import { countArcana } from './count-arcana';

/** The arcana of one map by number and name, and how often each repeats. */
export function ArcanaKey({ reading }: { reading: Reading }) {
  return (
    <ul className="mt-5 max-w-sm">
      {countArcana(reading).map(([arcanum, count]) => (
        <li key={arcanum} className="flex items-baseline gap-3 py-1">
          <span className="figures w-8 text-right text-[1.35rem] leading-none">{arcanum}</span>
          <span>{ARCANA[arcanum - 1]}</span>
          <span className="note ml-auto">{timesInWords(count)}</span>
        </li>
      ))}
    </ul>
  );
}

function timesInWords(count: number): string {
  if (count === 0) return 'только в\u00a0итоге';
  if (count === 1) return '';
  const few = count % 10 >= 2 && count % 10 <= 4 && (count < 10 || count > 20);
  return `${count}\u00a0${few ? 'раза' : 'раз'}`;
}
