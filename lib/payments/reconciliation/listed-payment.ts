import { type Kopecks, kopecks } from '@/lib/money';
import { parseOrderNumber } from '@/lib/orders/number';

/** What the cabinet says became of a payment. */
export type ListedStatus = 'paid' | 'refunded' | 'cancelled' | 'unknown';

/** A row of the payment list of the Prodamus cabinet. */
export type ListedPayment = {
  /** Its line in the list, the titles being the first. */
  line: number;
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

/** Reads the rows of a list, its titles left out. */
export function readListedPayments(
  content: readonly (readonly string[])[],
  columns: ListColumns,
): ListedPayment[] {
  return content.slice(1).map((row, index) => {
    const cell = (column: ListColumn) => {
      const place = columns[column];
      return (place === null ? '' : (row[place] ?? '')).trim();
    };
    const number = parseOrderNumber(cell('number'));
    return {
      line: index + 2,
      paymentId: cell('payment').replace(/^[№#]\s*/, ''),
      orderNumber: number.ok ? number.number : cell('number'),
      amountText: cell('amount'),
      amount: readListedAmount(cell('amount')),
      statusText: cell('status'),
      status: readListedStatus(cell('status')),
      at: readListedTime(cell('date')),
      currency: cell('currency'),
    };
  });
}

/**
 * A sum as spreadsheets write it: `1 290,00`, `1,290.00`, `1290.00`, `990 ₽`; the minus of a refund
 * is left out.
 */
export function readListedAmount(text: string): Kopecks | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]|₽|руб\.?|р\.?$|rub/giu, '').replace(/^[-−–]/, '');
  const match =
    /^(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(bare) ??
    /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(bare) ??
    /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(bare);
  if (!match) return null;
  const roubles = Number((match[1] ?? '').replace(/[.,]/g, ''));
  return kopecks(roubles * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

/** The first that fits: whatever denies or half says a thing, anywhere in it, comes before it. */
const STATUS_WORDS: [ListedStatus, RegExp][] = [
  ['unknown', /(?<!\p{L})(?:не|not(?!\p{L})|un(?=paid|success))/u],
  ['unknown', /частичн|ожида|оплачива|ошибк|partial|pending|wait|error/],
  ['refunded', /возвра|refund|revers/],
  ['cancelled', /отмен|отказ|отклон|cancel|denied|declin|reject|fail/],
  ['paid', /оплач|успе|success|paid|заверш|исполнен/],
];

/** Understands the words people and machines use; any other is unknown. */
export function readListedStatus(text: string): ListedStatus {
  const word = text.toLowerCase();
  return STATUS_WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? 'unknown';
}

/** `24.11.2026 12:05:00` or `2026-11-24 12:05`, of Moscow unless it names a zone. */
export function readListedTime(text: string): Date | null {
  const iso = text
    .trim()
    .replace(/^(\d{2})\.(\d{2})\.(\d{4})/, '$3-$2-$1')
    .replace(/^(\d{4}-\d{2}-\d{2})[\s,]+(?=\d)/, '$1T');
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(iso);
  if (!match) return null;
  const [, day, time = '00:00', zone = '+03:00'] = match;
  const instant = new Date(`${day}T${time}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
