import { createHash } from 'node:crypto';
import { withoutNul } from '../columns';
import type { Value } from './moved-tables';

const MODULUS = 1n << 128n;

/**
 * Counts rows and sums up their digests: the same rows in whatever order have the same sum. A row
 * that is there twice counts twice.
 */
export class RowSum {
  rows = 0;
  private sum = 0n;

  add(row: readonly Value[]): void {
    const digest = createHash('sha256')
      .update(JSON.stringify(row.map(canonical)))
      .digest();
    this.rows += 1;
    this.sum = (this.sum + BigInt(`0x${digest.toString('hex', 0, 16)}`)) % MODULUS;
  }

  equals(other: RowSum): boolean {
    return this.rows === other.rows && this.sum === other.sum;
  }
}

/** The keys of a JSON value have no order in PostgreSQL, and its texts are as its columns keep them. */
function canonical(value: Value): unknown {
  if (typeof value === 'string') return withoutNul(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.getTime();
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (Array.isArray(value)) return value.map(canonical);
  const entries = Object.entries(value).map(([key, of]) => [key, canonical(of)] as const);
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
}
