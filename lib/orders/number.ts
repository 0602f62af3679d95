import { randomInt } from 'node:crypto';

/** The number people read out: 9 random digits and a Luhn check digit. Not a key to anything. */
export type OrderNumber = string & { readonly __brand: 'OrderNumber' };

/**
 * Draws a number. Instances need no coordination: the store's unique index settles the rare
 * collision and the caller draws again. The first digit is never 0, so that a spreadsheet does
 * not shorten the number.
 */
export function drawOrderNumber(random: (min: number, max: number) => number = randomInt) {
  const digits = String(random(100_000_000, 1_000_000_000));
  return `${digits}${luhnDigit(digits)}` as OrderNumber;
}

/** Reads a number as people type it, with any spaces; null when the check digit is wrong. */
export function parseOrderNumber(text: string): OrderNumber | null {
  const digits = text.replace(/\s/g, '');
  if (!/^[0-9]{10}$/.test(digits)) return null;
  return luhnDigit(digits.slice(0, 9)) === digits[9] ? (digits as OrderNumber) : null;
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
