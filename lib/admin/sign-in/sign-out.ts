import type { Clock } from '@/lib/clock';
import { about } from '@/lib/store/about';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import type { UnitOfWork } from '@/lib/store/unit-of-work';

type Ports = { store: UnitOfWork; clock: Clock };
type Seller = Pick<AdminSession, 'idDigest' | 'actor'>;

/** Ends a session; one that has ended already stays as it is. */
export async function signOut({ store, clock }: Ports, { idDigest, actor }: Seller): Promise<void> {
  const at = clock();
  await store.write([about.adminSessions], async (db) => {
    const session = await db.adminSessions.byDigest(idDigest);
    if (session && !session.endedAt) await db.adminSessions.setEnded(idDigest, at);
    await db.audit.insert({ at, actor, action: 'signed_out' });
  });
}

/** Ends every session, also that of anyone who asks, and every link that nobody has used yet. */
export async function signOutEverywhere(
  { store, clock }: Ports,
  { actor }: Pick<Seller, 'actor'>,
): Promise<void> {
  const at = clock();
  await store.write([about.adminSessions], async (db) => {
    await db.adminSessions.endAll(at);
    await db.adminLinks.deleteUnused();
    await db.audit.insert({ at, actor, action: 'signed_out_everywhere' });
  });
}
