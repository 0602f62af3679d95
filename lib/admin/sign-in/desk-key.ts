import { createHash, randomBytes } from 'node:crypto';

/** What proves a session or a one-time link: 256 random bits in base64url, kept only as a digest. */
export type DeskKey = string & { readonly __brand: 'DeskKey' };

export function drawDeskKey(): DeskKey {
  return randomBytes(32).toString('base64url') as DeskKey;
}

/** What a key is looked up by, so that the time of looking tells nothing of the key. */
export function digestDeskKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
