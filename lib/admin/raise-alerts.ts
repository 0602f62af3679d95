import type { Store } from '@/lib/store/store';
import type { Clock } from '../clock';
import { type AlertCause, type Channels, messagesToSeller } from '../outbox/outbox-message';
import type { UnitOfWork } from '../store/unit-of-work';
import { isBackupWrong } from './backups/backup-due';
import { type ChangedAlerts, setAlerts } from './set-alerts';

type Ports = {
  store: Pick<Store, 'admin' | 'erasedHeldSince'> & UnitOfWork;
  clock: Clock;
  channels: Channels;
  /** Whether copies of the database are made at all. */
  makesBackups: boolean;
};

/** A message that was tried so often has failed for a quarter of an hour. */
const MANY_ATTEMPTS = 5;
/** One buyer may have mistyped an address, and another; three in a row are no accident. */
const MANY_BUYERS = 3;

/** A copy of a large database is made in less; what reads longer was forgotten open. */
const ERASED_HELD_AFTER_MS = 5 * 60_000;

/**
 * Looks at what can be wrong with the shop as a whole and tells the seller of what is new, once,
 * until it is over. However many messages fail, that is one cause.
 */
export async function raiseAlerts(ports: Ports): Promise<ChangedAlerts> {
  const { store, clock, channels } = ports;
  const now = clock();
  const causes = await causesOf(ports, now);
  return await setAlerts(store, causes, messagesToSeller('alert_to_seller', channels), now);
}

async function causesOf({ store, makesBackups }: Ports, now: Date) {
  const { admin } = store;
  const causes: AlertCause[] = [];
  if (makesBackups && isBackupWrong(await admin.backupState(), now)) causes.push('backup_failed');
  const { failing, unreached } = await admin.deliveryTrouble(MANY_ATTEMPTS);
  if (failing > 0 || unreached >= MANY_BUYERS) causes.push('delivery_failing');
  const heldSince = store.erasedHeldSince();
  if (heldSince && now.getTime() - heldSince.getTime() > ERASED_HELD_AFTER_MS) {
    causes.push('erased_held');
  }
  return causes;
}
