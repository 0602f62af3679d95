import type { Store } from '@/lib/store/store';
import type { CredentialsOf } from './credentials';

type Ports = { store: Store; credentialsOf: CredentialsOf };

/**
 * Forgets the sessions and unused links of everybody whom the configuration does not let in by them
 * any more. Without this they would open the admin again when an earlier password or list of admins
 * comes back. The configuration is read at the start, so that is when there may be any.
 */
export async function forgetRevoked({ store, credentialsOf }: Ports): Promise<void> {
  await store.admin.forgetEntries(
    (actor, credential) => !credentialsOf(actor).includes(credential),
  );
}
