import { digitsOf } from '../listed-number';

/** Shorter than any number of a payment or order, and longer than sums in practice. */
const MIN_ID_LENGTH = 7;

/**
 * A cell without what spreadsheets and cabinets add around a value: invisible signs, spaces of other
 * widths, the apostrophe or formula that keeps a number a text, words before a number of an order or
 * payment, the plus of a sum, and what stands between the digits of a number too long for a sum.
 */
export function tidyCell(cell: string): string {
  const text = cell
    .replace(/\p{Cf}|(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^=?"([^"]*)"$/, '$1')
    .replace(/^['’](?=[\d+=-])/, '')
    .replace(/^(?:заказ|order)?\s*(?:[№#n]|no\.?)?\s*(?=\d{10}$)/i, '')
    .replace(/^(?:плат[её]ж|payment|id)\s?:?\s?[№#]?\s?(?=\d{5,12}$)/i, '')
    .replace(/^\+ ?(?=[\d ]+[.,]\d{2}(?!\d)|(?:\d ?){1,6}(?:₽|руб\S*|р\.?|rub)?$)/i, '');
  const digits = digitsOf(text);
  return digits.length >= MIN_ID_LENGTH ? digits : text;
}
