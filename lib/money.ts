import { OwnError } from './own-error';

/** Money inside the product: whole kopecks, never a fraction, never a float of roubles. */
export type Kopecks = number & { readonly __brand: 'Kopecks' };

export function kopecks(value: number): Kopecks {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new OwnError(`not a sum in kopecks: ${value}`);
  return value as Kopecks;
}

/** A sum as it goes over the wire: `99000` → `"990.00"`. */
export function formatAmount(sum: Kopecks): string {
  return `${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`;
}

/**
 * Reads a sum from the wire. `990`, `990.0` and `990.00` are the same sum; any other spelling
 * (comma, sign, space, exponent, more digits) is null, so that unmatched money is seen as
 * unmatched.
 */
export function parseAmount(text: string): Kopecks | null {
  const match = /^(0|[1-9][0-9]{0,9})(?:\.([0-9]{1,2}))?$/.exec(text);
  if (!match) return null;
  return kopecks(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

/** A sum for people: `99000` → `990 ₽`, `129950` → `1 299,50 ₽`, with non-breaking spaces. */
export function formatRoubles(sum: Kopecks): string {
  const roubles = String(Math.floor(sum / 100)).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  const rest = sum % 100 === 0 ? '' : `,${String(sum % 100).padStart(2, '0')}`;
  return `${roubles}${rest}\u00a0₽`;
}
