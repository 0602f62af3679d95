import type { Clock } from '@/lib/clock';
import { digestKey } from '@/lib/secrets';
import { about } from '@/lib/store/about';
import type { AdminLink } from '@/lib/store/queries/admin-links';
import type { UnitOfWork } from '@/lib/store/unit-of-work';
import { type AdminKey, drawAdminKey } from './admin-key';
import { type CredentialsOf, isValid } from './credentials';
import { openSession } from './open-session';

type Ports = { store: UnitOfWork; clock: Clock; credentialsOf: CredentialsOf };

/** How long a one-time link opens the admin. */
const LINK_LIFE_MS = 5 * 60_000;

/**
 * A one-time link's token for somebody, and what is kept of it; null for anyone who may not come
 * in.
 */
export function aAdminLink(credentialsOf: CredentialsOf, actor: AdminLink['actor'], now: Date) {
  const [credential] = credentialsOf(actor);
  if (credential === undefined) return null;
  const token = drawAdminKey();
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS);
  const kept = { tokenDigest: digestKey(token), actor, credential, expiresAt, usedAt: null };
  return { token, kept };
}

/** Makes a one-time link's token for a Telegram user; null for anyone who may not open the admin. */
export async function makeAdminLink(
  { store, clock, credentialsOf }: Ports,
  userId: number,
): Promise<AdminKey | null> {
  const link = aAdminLink(credentialsOf, `telegram:${userId}`, clock());
  if (!link) return null;
  await store.write([about.adminSessions], (db) => db.adminLinks.insert(link.kept));
  return link.token;
}

export type EnteredByLink =
  | { kind: 'signed_in'; key: AdminKey }
  | { kind: 'unknown' }
  | { kind: 'used' }
  | { kind: 'expired' }
  /** The person it was made for may not come in any more. */
  | { kind: 'revoked' };

/** Opens a session by a link, once. Only a POST may do it: chats fetch links to show a preview. */
export async function enterByLink(
  { store, clock, credentialsOf }: Ports,
  token: string,
): Promise<EnteredByLink> {
  const at = clock();
  const digest = digestKey(token);
  // Anybody may try: what is no link takes no turn among the writes.
  if (!(await store.read((db) => db.adminLinks.byDigest(digest)))) return { kind: 'unknown' };
  const key = drawAdminKey();
  return store.write([about.adminSessions], async (db) => {
    const link = await db.adminLinks.byDigest(digest);
    if (!link) return { kind: 'unknown' };
    if (link.usedAt) return { kind: 'used' };
    if (link.expiresAt <= at) return { kind: 'expired' };
    if (!isValid(link, credentialsOf)) return { kind: 'revoked' };
    const { tokenDigest, actor, credential } = link;
    await db.adminLinks.setUsed(tokenDigest, at);
    await openSession(db, key, { actor, credential, by: 'link', at });
    return { kind: 'signed_in', key };
  });
}
