import type { CSSProperties } from 'react';
import { CHAKRAS, COLUMNS } from '@/lib/chakras/chakras';
import type { Reading } from '@/lib/chakras/reading';
import { CHAKRA_WORDS, COLUMN_WORDS, TOTALS_NAME } from '@/lib/chakras/texts/words';
import { Lotus } from '../page/lotus';

type Props = { reading: Pick<Reading, 'chakras' | 'totals'>; linked?: boolean };

/**
 * The map itself: seven chakras by three columns and the totals, fit for a small phone. When
 * `linked`, the names lead to the chapters of the same page.
 */
export function ChakraTable({ reading, linked = false }: Props) {
  return (
    <table className="chakras">
      <caption className="sr-only">Числа чакр по столбцам и итог каждого столбца</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Чакра</span>
          </th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {COLUMN_WORDS[column].name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {CHAKRAS.map((chakra) => (
          <tr key={chakra} style={{ '--chakra': `var(--${chakra})` } as CSSProperties}>
            <th scope="row">
              <span className="flex items-center gap-1.5 sm:gap-3">
                <Lotus chakra={chakra} className="size-7 sm:size-11" />
                {linked ? (
                  <a href={`#${chakra}`}>{CHAKRA_WORDS[chakra].name}</a>
                ) : (
                  CHAKRA_WORDS[chakra].name
                )}
              </span>
            </th>
            {COLUMNS.map((column) => (
              <td key={column}>{reading.chakras[chakra][column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{TOTALS_NAME}</th>
          {COLUMNS.map((column) => (
            <td key={column}>{reading.totals[column]}</td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
