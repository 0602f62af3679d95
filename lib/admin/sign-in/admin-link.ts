import type { Clock } from '@/lib/clock';
import { digestKey } from '@/lib/secrets';
import type { AdminLink } from '@/lib/store/admin-sessions';
import type { Store } from '@/lib/store/store';
import { type AdminKey, drawAdminKey } from './admin-key';
import type { CredentialsOf } from './credentials';

type Ports = { store: Store; clock: Clock; credentialsOf: CredentialsOf };

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
  const kept = { tokenDigest: digestKey(token), actor, credential, expiresAt };
  return { token, kept };
}

/** Makes a one-time link's token for a Telegram user; null for anyone who may not open the admin. */
export async function makeAdminLink(
  { store, clock, credentialsOf }: Ports,
  userId: number,
): Promise<AdminKey | null> {
  const link = aAdminLink(credentialsOf, `telegram:${userId}`, clock());
  if (!link) return null;
  await store.admin.keepAdminLink(link.kept);
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
  const link = await store.admin.findAdminLink(digestKey(token));
  if (!link) return { kind: 'unknown' };
  const { tokenDigest, actor, credential } = link;
  if (link.usedAt) return { kind: 'used' };
  if (link.expiresAt <= at) return { kind: 'expired' };
  if (!credentialsOf(actor).includes(credential)) return { kind: 'revoked' };
  const key = drawAdminKey();
  const session = {
    idDigest: digestKey(key),
    actor,
    credential,
    createdAt: at,
    seenAt: at,
  };
  const entry = { at, actor, action: 'signed_in', details: { by: 'link' } } as const;
  const isFirst = await store.admin.openSessionByLink(tokenDigest, session, entry);
  return isFirst ? { kind: 'signed_in', key } : { kind: 'used' };
}
