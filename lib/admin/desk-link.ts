import type { RedeemedLink } from '@/db/desk/desk-sessions';
import type { Store } from '@/db/store';
import type { Clock } from '../clock';
import { type DeskKey, digestDeskKey, drawDeskKey } from './desk-key';

type Ports = { store: Store; clock: Clock };

/** How long a link from the bot opens the desk (contracts §10). */
const LINK_LIFE_MS = 5 * 60_000;

/** Makes a one-time link's token for a Telegram user who may open the desk. */
export async function makeDeskLink({ store, clock }: Ports, userId: number): Promise<DeskKey> {
  const token = drawDeskKey();
  const expiresAt = new Date(clock().getTime() + LINK_LIFE_MS);
  const tokenDigest = digestDeskKey(token);
  await store.desk.keepDeskLink({ tokenDigest, telegramUserId: userId, expiresAt });
  return token;
}

export type EnteredByLink =
  | { kind: 'signed_in'; key: DeskKey }
  | Exclude<RedeemedLink, { kind: 'redeemed' }>;

/** Opens a session by a link, once. Only a POST may do it: chats fetch links to show a preview. */
export async function enterByLink({ store, clock }: Ports, token: string): Promise<EnteredByLink> {
  const key = drawDeskKey();
  const redeemed = await store.desk.redeemDeskLink(
    digestDeskKey(token),
    digestDeskKey(key),
    clock(),
  );
  return redeemed.kind === 'redeemed' ? { kind: 'signed_in', key } : redeemed;
}
