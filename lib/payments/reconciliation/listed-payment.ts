import { type Kopecks, kopecks } from '@/lib/money';
import { parseOrderNumber } from '@/lib/orders/number';
import { type FilePlace, placeIn } from './file-place';
import { digitsOf } from './listed-number';
import { type ListedStatus, readListedStatus } from './listed-status';
import { dayOrderOf, readListedTime } from './listed-time';

/** A row of the payment list of the Prodamus cabinet. */
export type ListedPayment = {
  /** Its line in the list as it is kept, the titles being the first. */
  line: number;
  /** Where it stands in the file; null of lists that were kept without it. */
  place: FilePlace | null;
  paymentId: string;
  /** Our number: bare digits when it is one, else as it was written. */
  orderNumber: string;
  /** As it was written, and as it reads; null when it is no sum. */
  amountText: string;
  amount: Kopecks | null;
  statusText: string;
  status: ListedStatus;
  at: Date | null;
  currency: string;
};

export const LIST_COLUMNS = ['payment', 'number', 'amount', 'status', 'date', 'currency'] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** Which column of the list holds what; null = none does. */
export type ListColumns = Record<ListColumn, number | null>;

/** Reads the rows of a list, its titles left out, and what is no payment: totals and remarks. */
export function readListedPayments(
  content: readonly (readonly string[])[],
  columns: ListColumns,
): ListedPayment[] {
  const [titles = [], ...rows] = content;
  const cellOf = (row: readonly string[], column: ListColumn) => {
    const place = columns[column];
    return (place === null ? '' : (row[place] ?? '')).trim();
  };
  const dayOrder = dayOrderOf(rows.map((row) => cellOf(row, 'date')));
  return rows.flatMap((row, index) => {
    const cell = (column: ListColumn) => cellOf(row, column);
    if (!cell('payment') && !cell('number') && !cell('status')) return [];
    const number = parseOrderNumber(digitsOf(cell('number')));
    const amountText = cell('amount');
    return [
      {
        line: index + 2,
        place: placeIn(titles, row),
        paymentId: digitsOf(cell('payment').replace(/^[№#]\s*/, '')),
        orderNumber: number.ok ? number.number : cell('number'),
        amountText,
        amount: readListedAmount(amountText),
        statusText: cell('status'),
        status: statusOf(cell('status'), amountText),
        at: readListedTime(cell('date'), dayOrder),
        currency: cell('currency'),
      },
    ];
  });
}

/** Money that went is a refund, however successfully it went. */
function statusOf(text: string, amountText: string): ListedStatus {
  const status = readListedStatus(text);
  return status === 'paid' && MINUS.test(amountText) ? 'refunded' : status;
}

const MINUS = /^[-−–]|^\(.*\)$|[^.,][-−–]$/;

/**
 * A sum as spreadsheets write it: `1 290,00`, `1,290.00`, `1290.00`, `990 ₽`; the minus of a refund
 * is left out, and so are the brackets of accountants.
 */
export function readListedAmount(text: string): Kopecks | null {
  const bare = text
    .replace(/^(.*\d)\s*(?:руб\S*|р\.?|₽)\s*(\d{2})\s*коп\S*$/iu, '$1,$2')
    .replace(/[\s'’]|\(?(?:₽|ru[br])\.?\)?|руб(?:лей|ля|ль)?\.?|р\.?$/giu, '')
    // No kopecks: `990,-`, `990.–`; as many of them as databases write: `990.0000`.
    .replace(/[.,][-−–]$|(?<=[.,]\d{2})00$/, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^[-−–]|[-−–]$/, '');
  const match =
    /^(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(bare) ??
    /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(bare) ??
    /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(bare);
  if (!match) return null;
  const roubles = Number((match[1] ?? '').replace(/[.,]/g, ''));
  return kopecks(roubles * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}
