import { randomKey } from '@/lib/secrets';

/** What proves a session or a one-time link: 256 random bits in base64url, kept only as a digest. */
export type AdminKey = string & { readonly __brand: 'AdminKey' };

export function drawAdminKey(): AdminKey {
  return randomKey(32) as AdminKey;
}
