import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { MadeApiKey } from '@/lib/store/api-keys';
import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import { moscowDay } from '../orders/moscow-day';

type Ports = { store: Store; clock: Clock };

/** How many keys may work at a time: one for each program, and room to replace them. */
export const MAX_API_KEYS = 20;

export type ApiKeyMade = { kind: 'made'; key: string } | Exclude<MadeApiKey, { kind: 'made' }>;

/** Makes a key of 256 random bits. Only its digest is kept, so it can be shown this once. */
export async function makeApiKey(
  { store, clock }: Ports,
  name: string,
  actor: Actor,
): Promise<ApiKeyMade> {
  const key = `ck_${randomBytes(32).toString('base64url')}`;
  const at = clock();
  const kept = { id: uuidv7(), name, digest: digestApiKey(key), createdAt: at };
  const entry = { at, actor, action: 'api_key_made', details: { name } } as const;
  const made = await store.admin.makeApiKey(kept, MAX_API_KEYS, entry);
  return made.kind === 'made' ? { kind: 'made', key } : made;
}

/** The id of the key that a program shows, null of one that never was or was revoked. */
export async function recognizeApiKey(
  { store, clock }: Ports,
  key: string,
): Promise<string | null> {
  const known = await store.admin.findApiKey(digestApiKey(key));
  if (!known) return null;
  const today = moscowDay(clock());
  if (known.lastUsedOn !== today) await store.admin.noteApiKeyUsed(known.id, today);
  return known.id;
}

/** What a key is looked up by, so that the time of looking tells nothing of the key. */
function digestApiKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
