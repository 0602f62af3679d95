import { digestKey } from '@/lib/secrets';
import type { Db } from '@/lib/store/db';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import type { AdminKey } from './admin-key';

type Entry = Pick<AdminSession, 'actor' | 'credential'> & { by: 'password' | 'link'; at: Date };

/** Opens the session of a key inside the caller's unit of work, and records that somebody came in. */
export async function openSession(db: Db, key: AdminKey, entry: Entry): Promise<void> {
  const { actor, credential, by, at } = entry;
  const times = { createdAt: at, seenAt: at, endedAt: null };
  await db.adminSessions.insert({ idDigest: digestKey(key), actor, credential, ...times });
  await db.audit.insert({ at, actor, action: 'signed_in', details: { by } });
}
