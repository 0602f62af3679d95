import type { Clock } from '@/lib/clock';
import { digestKey } from '@/lib/secrets';
import { about } from '@/lib/store/about';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import type { UnitOfWork } from '@/lib/store/unit-of-work';
import { type AdminKey, drawAdminKey } from './admin-key';
import { type CredentialsOf, isValid } from './credentials';
import type { OneAtATime } from './one-at-a-time';
import { openSession } from './open-session';
import { passwordFits } from './password-hash';
import { isAlive } from './session-life';

export type SignInOutcome =
  | { kind: 'signed_in'; key: AdminKey }
  | { kind: 'wrong' }
  | { kind: 'too_many'; seconds: number }
  /** No password was ever set. */
  | { kind: 'closed' };

/** Counts tries; returns the seconds to wait, 0 when one may go on. */
type Limit = { take(key: string): Promise<number>; forget(key: string): Promise<void> };

type Ports = { store: UnitOfWork; clock: Clock; credentialsOf: CredentialsOf };

/** `device` names a browser that got in before; null of a stranger. */
type Attempt = { password: string; address: string; device: string | null };

type SignInPorts = Ports & {
  passwordHash: string | null;
  limits: { byAddress: Limit; byStrangers: Limit; byDevice: Limit };
  lanes: { strangers: OneAtATime; devices: OneAtATime };
};

const STRANGERS = 'strangers';

/** When so many attempts wait for their turn that one more is not taken on. */
const BUSY_SECONDS = 5;

/**
 * Opens a session by the password. Every try counts before the password is looked at: of a device
 * that got in before by itself, of strangers by address and all together, so that no number of
 * strangers keeps the seller out. A right one clears what it was counted by.
 */
export async function signIn(ports: SignInPorts, attempt: Attempt): Promise<SignInOutcome> {
  const { store, clock, credentialsOf, passwordHash, lanes } = ports;
  const [credential] = credentialsOf('password');
  if (passwordHash === null || credential === undefined) return { kind: 'closed' };
  const counted = await count(ports, attempt);
  if (counted.seconds > 0) return { kind: 'too_many', seconds: counted.seconds };
  const fits = await lanes[counted.as].run(() => passwordFits(attempt.password, passwordHash));
  if (fits === null) return { kind: 'too_many', seconds: BUSY_SECONDS };
  if (!fits) return { kind: 'wrong' };
  await counted.forget();
  const key = drawAdminKey();
  const at = clock();
  await store.write([about.adminSessions], (db) =>
    openSession(db, key, { actor: 'password', credential, by: 'password', at }),
  );
  return { kind: 'signed_in', key };
}

/** Counts an attempt: as one of its device while that has any left, else as one of a stranger. */
async function count({ limits }: SignInPorts, { address, device }: Attempt) {
  const { byAddress, byStrangers, byDevice } = limits;
  if (device !== null && (await byDevice.take(device)) === 0) {
    return { as: 'devices', seconds: 0, forget: () => byDevice.forget(device) } as const;
  }
  const seconds = (await byAddress.take(address)) || (await byStrangers.take(STRANGERS));
  const forget = () => Promise.all([byAddress.forget(address), byStrangers.forget(STRANGERS)]);
  return { as: 'strangers', seconds, forget } as const;
}

/** So often is it written down that a session is in use. */
const SEEN_EVERY_MS = 60_000;

/**
 * The session of a key, when it is still alive and what let it in still does. Using it keeps it
 * from idling.
 */
export async function findSignedIn(
  { store, clock, credentialsOf }: Ports,
  key: string,
): Promise<AdminSession | null> {
  if (!key) return null;
  const now = clock();
  const session = await store.read((db) => db.adminSessions.byDigest(digestKey(key)));
  if (!session || !isAlive(session, now)) return null;
  if (!isValid(session, credentialsOf)) return null;
  if (now.getTime() - session.seenAt.getTime() >= SEEN_EVERY_MS) {
    await store.write([about.adminSessions], (db) =>
      db.adminSessions.setSeen(session.idDigest, now),
    );
  }
  return session;
}
