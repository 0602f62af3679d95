import { LIST_COLUMNS, type ListColumn, type ListColumns } from './listed-payment';
import { type PlainTable, plainCell } from './plain-cell';

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
    'дата и время',
    'дата',
    'date',
    'время оплаты',
    'дата создания',
    'создан',
  ],
  currency: ['валюта', 'валюта платежа', 'currency'],
};

/** Attempts by the titles which column holds what; a column is taken once. */
export function detectListColumns(titles: readonly string[]): ListColumns {
  const plain = titles.map(plainOf);
  const detected: ListColumns = {
    payment: null,
    number: null,
    amount: null,
    status: null,
    date: null,
    currency: null,
  };
  const taken = new Set<number>();
  const inTurn: ListColumn[] = ['number', ...LIST_COLUMNS];
  for (const fits of [isEqual, isWithin]) {
    for (const column of inTurn) {
      if (detected[column] !== null) continue;
      const place = TITLES[column]
        .map((title) =>
          plain.findIndex((one, index) => !taken.has(index) && fits(one, plainOf(title))),
        )
        .find((index) => index >= 0);
      if (place === undefined) continue;
      detected[column] = place;
      taken.add(place);
    }
  }
  return detected;
}

function plainOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№]/gu, '');
}

const isEqual = (title: string, known: string) => title === known;
const isWithin = (title: string, known: string) => known.length > 4 && title.includes(known);

/** Parts of titles that tell of a person, and whole words that are too short for a part. */
const PERSONAL_PARTS = [
  'mail',
  'почт',
  'тел',
  'phone',
  'контакт',
  'contact',
  'связ',
  'моб',
  'whats',
  'ватсап',
  'вотсап',
  'viber',
  'вайбер',
  'telegram',
  'skype',
  'соцсет',
  'instagram',
  'инстаграм',
  'имя',
  'name',
  'фио',
  'фамил',
  'отчеств',
  'nick',
  'логин',
  'login',
  'user',
  'рожд',
  'birth',
  'клиент',
  'client',
  'покупател',
  'buyer',
  'customer',
  'плательщик',
  'payer',
  'получател',
  'владел',
  'держател',
  'holder',
  'карт',
  'card',
  'pan',
  'адрес',
  'address',
  'паспорт',
  'passport',
  'снилс',
  'коммент',
  'комент',
  'comment',
  'extra',
  'дополн',
  'назначен',
];
const PERSONAL_WORDS = ['ip', 'tg', 'тг', 'вк', 'vk', 'ник', 'инн', 'город', 'возраст'];
const PERSONAL_TITLE = new RegExp(
  `${PERSONAL_PARTS.join('|')}|(?<!\\p{L})(?:${PERSONAL_WORDS.join('|')})(?!\\p{L})`,
  'iu',
);
const CONTACT = /\S@\S+\.\S|\d{6}/;

/**
 * A list without what may name a buyer: columns with such titles, and any cell that is not plain
 * (`plainCell`); a column in which nothing is left goes too, unless its title is one of ours.
 */
export function withoutPersonal(content: readonly (readonly string[])[]): PlainTable {
  const [titles = [], ...rows] = content;
  const known = Object.values(detectListColumns(titles));
  const plain = rows.map((row) => titles.map((_, place) => plainCell(row[place] ?? '')));
  const kept = titles.flatMap((title, place) => {
    if (known.includes(place)) return [place];
    if (PERSONAL_TITLE.test(title)) return [];
    const isEmptied = rows.some((row, line) => row[place] && !plain[line]?.[place]);
    return isEmptied && plain.every((row) => !row[place]) ? [] : [place];
  });
  const table = [titlesOf(titles), ...plain].map((row) => kept.map((place) => row[place] ?? ''));
  return table as PlainTable;
}

/** A list may lack titles: its first line is a payment then. */
function titlesOf(titles: readonly string[]): string[] {
  const isPayment = titles.some((title) => CONTACT.test(title));
  return titles.map((title) => (isPayment ? plainCell(title) : title.slice(0, 200)));
}

/**
 * Only the columns that are compared, in the order of `LIST_COLUMNS` and under these names, and
 * where each is then.
 */
export function onlyListColumns(
  content: PlainTable,
  columns: ListColumns,
): { content: PlainTable; columns: ListColumns } {
  const used = LIST_COLUMNS.filter((column) => columns[column] !== null);
  const places = used.map((column) => columns[column] ?? 0);
  const placeOf = (column: ListColumn) => {
    const place = used.indexOf(column);
    return place < 0 ? null : place;
  };
  return {
    content: [
      [...used],
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
