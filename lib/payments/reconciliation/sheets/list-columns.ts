import { PLACE_TITLE } from '../file-place';
import { LIST_COLUMNS, type ListColumn, type ListColumns } from '../listed-payment';
import type { PlainTable } from '../plain-cell';
import { columnsByValues, ownNumberColumn } from './value-columns';

/** Titles as cabinets and people write them, the likeliest first; letters, digits and № count only. */
const TITLES: Record<ListColumn, readonly string[]> = {
  payment: [
    'номер платежа',
    'id платежа',
    '№ платежа',
    'номер заказа prodamus',
    'id заказа prodamus',
    'payment_id',
    'id транзакции',
    'номер транзакции',
    'order_id',
    'номер заказа',
    '№ заказа',
    'id',
  ],
  number: [
    'номер заказа магазина',
    '№ заказа в магазине',
    'номер заказа в магазине',
    'order_num',
    'id заказа магазина',
    'внешний номер',
    'внешний номер заказа',
    'внешний id',
    'external_id',
    'номер заказа продавца',
    'номер заказа клиента',
  ],
  amount: [
    'сумма заказа',
    'сумма платежа',
    'сумма оплаты',
    'сумма',
    'sum',
    'amount',
    'стоимость',
    'оплачено',
    'итого',
  ],
  status: [
    'статус платежа',
    'статус оплаты',
    'статус заказа',
    'статус',
    'payment_status',
    'status',
    'состояние',
  ],
  date: [
    'дата оплаты',
    'дата платежа',
    'дата и время оплаты',
    'время оплаты',
    'время платежа',
    'paid_at',
    'payment_date',
    'дата и время',
    'дата',
    'date',
    'дата создания',
    'создан',
    'created_at',
    'timestamp',
    'datetime',
  ],
  currency: ['валюта', 'валюта платежа', 'currency'],
};

/** What people call our number when the payment has a title of its own. */
const OURS_BESIDE_PAYMENT = ['номер заказа', '№ заказа', 'заказ', 'id заказа', 'order_id'];

const NO_COLUMNS: ListColumns = {
  payment: null,
  number: null,
  amount: null,
  status: null,
  date: null,
  currency: null,
};

/**
 * Attempts by the titles, then by what stands under them, which column holds what; a column is
 * taken once. «Номер заказа» is what cabinets call their own number and people ours: the check
 * digits decide.
 */
export function detectListColumns(
  titles: readonly string[],
  rows: readonly (readonly string[])[] = [],
): ListColumns {
  const named = columnsByTitles(titles, NO_COLUMNS);
  const own = ownNumberColumn(titles, rows, named);
  if (own === null) return columnsByValues(titles, rows, named);
  const payment = named.payment === own ? named.number : named.payment;
  const corrected = columnsByTitles(titles, { ...named, payment, number: own });
  return columnsByValues(titles, rows, corrected);
}

/** How many columns of a list the titles in a row name. */
export function namedColumns(titles: readonly string[]): number {
  const named = columnsByTitles(titles, NO_COLUMNS);
  return LIST_COLUMNS.filter((column) => named[column] !== null).length;
}

function columnsByTitles(titles: readonly string[], known: ListColumns): ListColumns {
  const plain = titles.map(plainTitle);
  const detected = { ...known };
  const taken = new Set(Object.values(known));
  const inTurn: ListColumn[] = ['number', ...LIST_COLUMNS];
  for (const fits of [isEqual, isWithin]) {
    for (const column of inTurn) {
      if (detected[column] !== null) continue;
      const place = TITLES[column]
        .map((title) =>
          plain.findIndex((one, index) => !taken.has(index) && fits(one, plainTitle(title))),
        )
        .find((index) => index >= 0);
      if (place === undefined) continue;
      detected[column] = place;
      taken.add(place);
    }
  }
  const ours = OURS_BESIDE_PAYMENT.map((title) => plain.indexOf(plainTitle(title)));
  const left = ours.find((place) => place >= 0 && !taken.has(place));
  return detected.number === null && detected.payment !== null && left !== undefined
    ? { ...detected, number: left }
    : detected;
}

/** A title by its letters and digits alone. */
export function plainTitle(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№]/gu, '');
}

const isEqual = (title: string, known: string) => title === known;
const isWithin = (title: string, known: string) => known.length > 4 && title.includes(known);

/**
 * Only the columns that are compared, in the order of `LIST_COLUMNS` and under these names, with
 * the place in the file when it is known, and where each is then.
 */
export function onlyListColumns(
  content: PlainTable,
  columns: ListColumns,
): { content: PlainTable; columns: ListColumns } {
  const used = LIST_COLUMNS.filter((column) => columns[column] !== null);
  const places = used.map((column) => columns[column] ?? 0);
  const titles: string[] = [...used];
  const placeColumn = (content[0] ?? []).indexOf(PLACE_TITLE);
  if (placeColumn >= 0) {
    places.push(placeColumn);
    titles.push(PLACE_TITLE);
  }
  const placeOf = (column: ListColumn) => {
    const place = used.indexOf(column);
    return place < 0 ? null : place;
  };
  return {
    content: [
      titles,
      ...content.slice(1).map((row) => places.map((place) => row[place] ?? '')),
    ] as string[][] as PlainTable,
    columns: {
      payment: placeOf('payment'),
      number: placeOf('number'),
      amount: placeOf('amount'),
      status: placeOf('status'),
      date: placeOf('date'),
      currency: placeOf('currency'),
    },
  };
}
