import { about } from '@/lib/store/about';
import type { UnitOfWork } from '@/lib/store/unit-of-work';
import { type CredentialsOf, isValid } from './credentials';

type Ports = { store: UnitOfWork; credentialsOf: CredentialsOf };

/**
 * Forgets the sessions and unused links of everybody whom the configuration does not let in by them
 * any more. Without this they would open the admin again when an earlier password or list of admins
 * comes back. The configuration is read at the start, so that is when there may be any.
 */
export async function forgetRevoked({ store, credentialsOf }: Ports): Promise<void> {
  await store.write([about.adminSessions], async (db) => {
    for (const session of await db.adminSessions.all()) {
      if (!isValid(session, credentialsOf)) await db.adminSessions.delete(session.idDigest);
    }
    for (const link of await db.adminLinks.unused()) {
      if (!isValid(link, credentialsOf)) await db.adminLinks.delete(link.tokenDigest);
    }
  });
}
