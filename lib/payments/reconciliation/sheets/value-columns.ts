import { parseOrderNumber } from '@/lib/orders/number';
import {
  LIST_COLUMNS,
  type ListColumn,
  type ListColumns,
  readListedAmount,
} from '../listed-payment';
import { readListedStatus } from '../listed-status';
import { readListedTime } from '../listed-time';
import { plainCell } from '../plain-cell';
import { isPersonalTitle } from './personal-titles';

const ROWS_LOOKED_AT = 300;

type Rows = readonly (readonly string[])[];

/** What most cells of a column are like that holds this. */
const FITS: Record<Exclude<ListColumn, 'number'>, (cell: string) => boolean> = {
  payment: (cell) => /^(?:[№#] ?)?[1-9]\d{4,11}$/.test(cell) && plainCell(cell) !== '',
  status: (cell) => readListedStatus(cell) !== 'unknown',
  date: (cell) => !/^[\d.,]{1,6}$/.test(cell) && /\D/.test(cell) && readListedTime(cell) !== null,
  amount: (cell) => /[.,]\d{2}\D*$|[₽р]/iu.test(cell) && readListedAmount(cell) !== null,
  currency: (cell) => /^(?:rub|rur|руб\.?|₽|usd|eur|kzt|byn)$/i.test(cell),
};

/**
 * The column in which our own numbers stand, when the one that is called so is missing or has none;
 * null to leave it as it is. Some ten digits in a row pass the check by chance, so at least half of
 * them must.
 */
export function ownNumberColumn(
  titles: readonly string[],
  rows: Rows,
  named: ListColumns,
): number | null {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const own = titles.map((title, place) => {
    if (isPersonalTitle(title)) return 0;
    const long = looked.filter((row) => /^\D*(?:\d[\s-]?){10}$/.test(row[place] ?? ''));
    const ours = long.filter((row) => parseOrderNumber(row[place] ?? '').ok);
    return ours.length * 2 >= long.length ? ours.length : 0;
  });
  if (named.number !== null) {
    const isNamedOurs = (own[named.number] ?? 0) > 0;
    return !isNamedOurs && named.payment !== null && own[named.payment] ? named.payment : null;
  }
  const most = Math.max(0, ...own);
  return most > 0 ? own.indexOf(most) : null;
}

/** The columns that no title names, by what stands in most of their cells. */
export function columnsByValues(
  titles: readonly string[],
  rows: Rows,
  named: ListColumns,
): ListColumns {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const detected = { ...named };
  for (const column of LIST_COLUMNS) {
    if (column === 'number' || detected[column] !== null) continue;
    const taken = new Set(Object.values(detected));
    const places = titles.flatMap((title, place) =>
      taken.has(place) || isPersonalTitle(title) ? [] : [place],
    );
    detected[column] = places.find((place) => isMostly(cellsOf(looked, place), column)) ?? null;
  }
  return detected;
}

/** A payment stands in a list once or twice, whatever else has digits stands there often. */
function isMostly(cells: readonly string[], column: Exclude<ListColumn, 'number'>): boolean {
  const fitting = cells.filter(FITS[column]);
  if (fitting.length === 0 || fitting.length * 2 < cells.length) return false;
  return column !== 'payment' || new Set(fitting).size * 2 > fitting.length;
}

function cellsOf(rows: Rows, place: number): string[] {
  return rows.flatMap((row) => row[place] || []);
}
