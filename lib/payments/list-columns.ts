import { LIST_COLUMNS, type ListColumn, type ListColumns } from './listed-payment';

/** Titles as cabinets and people write them, the likeliest first; letters, digits and № count only. */
const TITLES: Record<ListColumn, readonly string[]> = {
  payment: [
    ...['номер платежа', 'id платежа', '№ платежа', 'номер заказа prodamus', 'id заказа prodamus'],
    ...[
      'payment_id',
      'id транзакции',
      'номер транзакции',
      'order_id',
      'номер заказа',
      '№ заказа',
      'id',
    ],
  ],
  number: [
    ...['номер заказа магазина', '№ заказа в магазине', 'номер заказа в магазине', 'order_num'],
    ...['id заказа магазина', 'внешний номер', 'внешний номер заказа', 'внешний id', 'external_id'],
    ...['номер заказа продавца', 'номер заказа клиента'],
  ],
  amount: [
    ...['сумма заказа', 'сумма платежа', 'сумма оплаты', 'сумма', 'sum', 'amount', 'стоимость'],
    ...['оплачено', 'итого'],
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
    ...['дата оплаты', 'дата платежа', 'дата и время оплаты', 'дата и время', 'дата', 'date'],
    ...['время оплаты', 'дата создания', 'создан'],
  ],
  currency: ['валюта', 'валюта платежа', 'currency'],
};

/** Guesses by the titles which column holds what; a column is taken once. */
export function guessListColumns(titles: readonly string[]): ListColumns {
  const plain = titles.map(plainOf);
  const guessed: ListColumns = {
    ...{ payment: null, number: null, amount: null, status: null, date: null, currency: null },
  };
  const taken = new Set<number>();
  const inTurn: ListColumn[] = ['number', ...LIST_COLUMNS];
  for (const fits of [isEqual, isWithin]) {
    for (const column of inTurn) {
      if (guessed[column] !== null) continue;
      const place = TITLES[column]
        .map((title) =>
          plain.findIndex((one, index) => !taken.has(index) && fits(one, plainOf(title))),
        )
        .find((index) => index >= 0);
      if (place === undefined) continue;
      guessed[column] = place;
      taken.add(place);
    }
  }
  return guessed;
}

function plainOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№]/gu, '');
}

const isEqual = (title: string, known: string) => title === known;
const isWithin = (title: string, known: string) => known.length > 4 && title.includes(known);

const PERSONAL_TITLE =
  /mail|почт|тел|phone|имя|name|фио|клиент|покупател|плательщик|карт|pan|адрес|\bip\b|коммент|комент|extra|дополн|назначен/i;
const PERSONAL_CELL = /@|^\+?[78][\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}$|\d{4}[*x•]{2,}/i;

/** Leaves out the columns that name a buyer, by their titles or by what is in them. */
export function withoutPersonal(content: readonly (readonly string[])[]): string[][] {
  const [titles = []] = content;
  const guessed = guessListColumns(titles);
  const kept = titles.flatMap((title, place) => {
    if (PERSONAL_TITLE.test(title) && !Object.values(guessed).includes(place)) return [];
    const isPersonal = content.some(
      (row, line) => line > 0 && PERSONAL_CELL.test(row[place] ?? ''),
    );
    return isPersonal ? [] : [place];
  });
  return content.map((row) => kept.map((place) => (row[place] ?? '').slice(0, 200)));
}

/** Only the columns that are compared, in the order of `LIST_COLUMNS`, and where each is then. */
export function onlyListColumns(
  content: readonly (readonly string[])[],
  columns: ListColumns,
): { content: string[][]; columns: ListColumns } {
  const used = LIST_COLUMNS.filter((column) => columns[column] !== null);
  const places = used.map((column) => columns[column] ?? 0);
  const placeOf = (column: ListColumn) => {
    const place = used.indexOf(column);
    return place < 0 ? null : place;
  };
  return {
    content: content.map((row) => places.map((place) => row[place] ?? '')),
    columns: {
      ...{ payment: placeOf('payment'), number: placeOf('number'), amount: placeOf('amount') },
      ...{ status: placeOf('status'), date: placeOf('date'), currency: placeOf('currency') },
    },
  };
}
