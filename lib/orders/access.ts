import { createHash, randomBytes } from 'node:crypto';

/** The key of an order's private pages: 192 random bits in base64url. Anyone who has it, reads. */
export type OrderToken = string & { readonly __brand: 'OrderToken' };

export function drawOrderToken(): OrderToken {
  return randomBytes(24).toString('base64url') as OrderToken;
}

/** The key of a share page: as random as an order's, and never the order's own. */
export type ShareToken = string & { readonly __brand: 'ShareToken' };

export function drawShareToken(): ShareToken {
  return randomBytes(24).toString('base64url') as ShareToken;
}

/**
 * What an order or a share page is looked up by. Comparing digests keeps the time of an index
 * look-up from telling anything about the token itself.
 */
export function digestToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
