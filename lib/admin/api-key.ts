import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import { digestKey, randomKey } from '../secrets';
import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';
import { moscowDay } from '../time';

type Ports = { store: UnitOfWork; clock: Clock };

/** How many keys may work at a time: one for each program, and room to replace them. */
export const MAX_API_KEYS = 20;

export type ApiKeyMade =
  | { kind: 'made'; key: string }
  /** A key that still works has this name. */
  | { kind: 'taken' }
  | { kind: 'too_many' };

/** Makes a key of 256 random bits. Only its digest is kept, so it can be shown this once. */
export async function makeApiKey(
  { store, clock }: Ports,
  name: string,
  actor: Actor,
): Promise<ApiKeyMade> {
  const key = `ck_${randomKey(32)}`;
  const at = clock();
  return store.write([about.apiKeys], async (db) => {
    const working = (await db.apiKeys.all()).filter(({ revokedAt }) => !revokedAt);
    if (working.some((one) => one.name === name)) return { kind: 'taken' };
    if (working.length >= MAX_API_KEYS) return { kind: 'too_many' };
    await db.apiKeys.insert({ id: uuidv7(), name, digest: digestKey(key), createdAt: at });
    await db.audit.insert({ at, actor, action: 'api_key_made', details: { name } });
    return { kind: 'made', key };
  });
}

/** Ends a key for good; one that is unknown or was revoked stays as it is. */
export async function revokeApiKey(
  { store, clock }: Ports,
  id: string,
  actor: Actor,
): Promise<'revoked' | 'no_change'> {
  const at = clock();
  return store.write([about.apiKeys], async (db) => {
    const known = (await db.apiKeys.all()).find((key) => key.id === id);
    if (!known || known.revokedAt) return 'no_change';
    await db.apiKeys.revoke(id, at);
    const details = { name: known.name };
    await db.audit.insert({ at, actor, action: 'api_key_revoked', details });
    return 'revoked';
  });
}

/** The id of the key that a program shows, null of one that never was or was revoked. */
export async function recognizeApiKey(
  { store, clock }: Ports,
  key: string,
): Promise<string | null> {
  const digest = digestKey(key);
  const known = await store.read((db) => db.apiKeys.byDigest(digest));
  if (!known) return null;
  const today = moscowDay(clock());
  if (known.lastUsedOn !== today) {
    await store.write([about.apiKeys], (db) => db.apiKeys.setLastUsedOn(known.id, today));
  }
  return known.id;
}
