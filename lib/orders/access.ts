import { randomKey } from '../secrets';

/** The key of an order's private pages: 192 random bits in base64url. Anyone who has it, reads. */
export type OrderToken = string & { readonly __brand: 'OrderToken' };

export function drawOrderToken(): OrderToken {
  return randomKey(24) as OrderToken;
}

/** The key of a share page: as random as an order's, and never the order's own. */
export type ShareToken = string & { readonly __brand: 'ShareToken' };

export function drawShareToken(): ShareToken {
  return randomKey(24) as ShareToken;
}
