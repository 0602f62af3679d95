import type { Clock } from '@/lib/clock';
import type { DeskLink } from '@/lib/store/desk-sessions';
import type { Store } from '@/lib/store/store';
import type { CredentialsOf } from './credentials';
import { type DeskKey, digestDeskKey, drawDeskKey } from './desk-key';

type Ports = { store: Store; clock: Clock; credentialsOf: CredentialsOf };

/** How long a one-time link opens the desk (contracts §10). */
const LINK_LIFE_MS = 5 * 60_000;

/** A one-time link's token for somebody, and what is kept of it; null for whoever may not come in. */
export function aDeskLink(credentialsOf: CredentialsOf, actor: DeskLink['actor'], now: Date) {
  const [credential] = credentialsOf(actor);
  if (credential === undefined) return null;
  const token = drawDeskKey();
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS);
  const kept = { tokenDigest: digestDeskKey(token), actor, credential, expiresAt };
  return { token, kept };
}

/** Makes a one-time link's token for a Telegram user; null for whoever may not open the desk. */
export async function makeDeskLink(
  { store, clock, credentialsOf }: Ports,
  userId: number,
): Promise<DeskKey | null> {
  const link = aDeskLink(credentialsOf, `telegram:${userId}`, clock());
  if (!link) return null;
  await store.desk.keepDeskLink(link.kept);
  return link.token;
}

export type EnteredByLink =
  | { kind: 'signed_in'; key: DeskKey }
  | { kind: 'unknown' }
  | { kind: 'used' }
  | { kind: 'expired' }
  /** Whoever it was made for may not come in any more. */
  | { kind: 'revoked' };

/** Opens a session by a link, once. Only a POST may do it: chats fetch links to show a preview. */
export async function enterByLink(
  { store, clock, credentialsOf }: Ports,
  token: string,
): Promise<EnteredByLink> {
  const at = clock();
  const link = await store.desk.findDeskLink(digestDeskKey(token));
  if (!link) return { kind: 'unknown' };
  const { tokenDigest, actor, credential } = link;
  if (link.usedAt) return { kind: 'used' };
  if (link.expiresAt <= at) return { kind: 'expired' };
  if (!credentialsOf(actor).includes(credential)) return { kind: 'revoked' };
  const key = drawDeskKey();
  const session = {
    idDigest: digestDeskKey(key),
    actor,
    credential,
    createdAt: at,
    seenAt: at,
  };
  const entry = { at, actor, act: 'signed_in', details: { by: 'link' } } as const;
  const isFirst = await store.desk.openSessionByLink(tokenDigest, session, entry);
  return isFirst ? { kind: 'signed_in', key } : { kind: 'used' };
}
