import { parseOrderNumber } from '../orders/number';

/** What the seller looks for: pieces that must all be there, or nothing that can be looked for. */
export type SearchText = { kind: 'phrases'; phrases: string[] } | { kind: 'too_short' };

/**
 * Reads what was typed into the search of orders. Letters of any case are equal, so are е and ё.
 * A number of an order is one with whatever stands before it (`Заказ № 1234 567 897`). Digits with what people put between them (`8 (916) 123-45-67`, `1234 567 890`) are one number;
 * the Russian trunk prefix 8 stands for any country's. Other words are looked for each by itself,
 * in any order; two letters only as the beginning of a word. Control characters part words: SQLite
 * reads a text up to its first NUL.
 */
export function readSearchText(typed: string): SearchText {
  const printed = typed.normalize('NFC').replace(/\p{Cc}/gu, ' ');
  const text = printed.replace(/ё/g, 'е').replace(/Ё/g, 'Е').trim();
  const order = parseOrderNumber(text);
  if (order.ok) return { kind: 'phrases', phrases: [order.number] };
  const phrases = isNumber(text) ? [digitsOf(text)] : text.split(/\s+/);
  const long = phrases.flatMap((phrase) => {
    if ([...phrase].length >= 3) return [phrase];
    return [...phrase].length === 2 ? [` ${phrase}`] : [];
  });
  return long.length > 0 ? { kind: 'phrases', phrases: long } : { kind: 'too_short' };
}

function isNumber(text: string): boolean {
  return /^[№\s+]*[0-9][0-9\s()+.-]*$/.test(text);
}

function digitsOf(text: string): string {
  const digits = text.replace(/[^0-9]/g, '');
  return digits.length === 11 && digits.startsWith('8') ? digits.slice(1) : digits;
}
