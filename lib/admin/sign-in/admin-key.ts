import { createHash, randomBytes } from 'node:crypto';

/** What proves a session or a one-time link: 256 random bits in base64url, kept only as a digest. */
export type AdminKey = string & { readonly __brand: 'AdminKey' };

export function drawAdminKey(): AdminKey {
  return randomBytes(32).toString('base64url') as AdminKey;
}

/** What a key is looked up by, so that the time of looking tells nothing of the key. */
export function digestAdminKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
