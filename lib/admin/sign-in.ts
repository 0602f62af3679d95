import type { DeskSession } from '@/db/desk/desk-sessions';
import type { Store } from '@/db/store';
import type { Clock } from '../clock';
import { type DeskKey, digestDeskKey, drawDeskKey } from './desk-key';
import { passwordFits } from './password-hash';
import { isAlive } from './session-life';

export type SignInOutcome =
  | { kind: 'signed_in'; key: DeskKey }
  | { kind: 'wrong' }
  | { kind: 'too_many'; seconds: number }
  /** No password was ever set. */
  | { kind: 'closed' };

/** Counts tries; answers the seconds to wait, 0 when one may go on. */
type Limit = { take(key: string): Promise<number>; forget(key: string): Promise<void> };

type Ports = { store: Store; clock: Clock };

const EVERYBODY = 'everybody';

/**
 * Opens a session by the password. Every try counts, by address and for all addresses together,
 * before the password is looked at; a right one clears both.
 */
export async function signIn(
  ports: Ports & { passwordHash: string | null; byAddress: Limit; byAccount: Limit },
  { password, address }: { password: string; address: string },
): Promise<SignInOutcome> {
  const { store, clock, passwordHash, byAddress, byAccount } = ports;
  if (passwordHash === null) return { kind: 'closed' };
  const seconds = (await byAddress.take(address)) || (await byAccount.take(EVERYBODY));
  if (seconds > 0) return { kind: 'too_many', seconds };
  if (!(await passwordFits(password, passwordHash))) return { kind: 'wrong' };
  await Promise.all([byAddress.forget(address), byAccount.forget(EVERYBODY)]);
  const [key, at] = [drawDeskKey(), clock()];
  const session = { actor: 'password', createdAt: at, seenAt: at } as const;
  await store.desk.openSession(
    { idDigest: digestDeskKey(key), ...session },
    { at, actor: 'password', act: 'signed_in', details: { by: 'password' } },
  );
  return { kind: 'signed_in', key };
}

/** So often is it written down that a session is in use. */
const SEEN_EVERY_MS = 60_000;

/** The session of a key, when it is still alive. Using it keeps it from idling. */
export async function findSignedIn(
  { store, clock }: Ports,
  key: string,
): Promise<DeskSession | null> {
  if (!key) return null;
  const now = clock();
  const session = await store.desk.findSession(digestDeskKey(key));
  if (!session || !isAlive(session, now)) return null;
  if (now.getTime() - session.seenAt.getTime() >= SEEN_EVERY_MS) {
    await store.desk.noteSessionSeen(session.idDigest, now);
  }
  return session;
}
