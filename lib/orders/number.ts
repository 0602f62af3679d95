/** The number people read out: 9 random digits and a Luhn check digit. Not a key to anything. */
export type OrderNumber = string & { readonly __brand: 'OrderNumber' };

export type OrderNumberProblem = 'absent' | 'malformed' | 'misspelt';

export type ParsedOrderNumber =
  | { ok: true; number: OrderNumber }
  | { ok: false; problem: OrderNumberProblem };

/** The number whose first nine digits are these, its check digit added. */
export function withCheckDigit(nineDigits: string): OrderNumber {
  return `${nineDigits}${luhnDigit(nineDigits)}` as OrderNumber;
}

const WORDS_BEFORE = /^(?:(?:номер|заказа?|order|no?)[.:]?)*[№#]?/i;

/**
 * Reads a number as people type or paste it: with «Заказ №» before it, with any spaces and dashes,
 * with the stop of its sentence. A check digit that does not fit is a slip of the pen. Runs in
 * browsers too.
 */
export function parseOrderNumber(text: string): ParsedOrderNumber {
  const digits = text
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .replace(WORDS_BEFORE, '')
    .replace(/[.,;:]$/, '');
  if (digits === '') return { ok: false, problem: 'absent' };
  if (!/^[0-9]{10}$/.test(digits)) return { ok: false, problem: 'malformed' };
  const number = withCheckDigit(digits.slice(0, 9));
  return number === digits ? { ok: true, number } : { ok: false, problem: 'misspelt' };
}

/** The number for people: `1234567890` → `1234 567 890`, with non-breaking spaces. */
export function formatOrderNumber(number: OrderNumber): string {
  return `${number.slice(0, 4)}\u00a0${number.slice(4, 7)}\u00a0${number.slice(7)}`;
}

function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
