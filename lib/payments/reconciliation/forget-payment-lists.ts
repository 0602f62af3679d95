import type { UnitOfWork } from '@/lib/store/unit-of-work';

const HOUR_MS = 3_600_000;
const COMPARED_KEPT_MS = 30 * 24 * HOUR_MS;
/** Until it is compared, a list has columns of which nobody knows what is in them. */
const UNCOMPARED_KEPT_MS = HOUR_MS;

/** Forgets payment lists: 30 days after they were given in, and after an hour when not compared. */
export async function forgetPaymentLists(store: UnitOfWork, now: Date): Promise<void> {
  const before = {
    compared: new Date(now.getTime() - COMPARED_KEPT_MS),
    uncompared: new Date(now.getTime() - UNCOMPARED_KEPT_MS),
  };
  // An erasure empties the log of the database, so not one for nothing.
  if (!(await store.read((db) => db.reconciliations.hasOld(before)))) return;
  await store.erase([], (db) => db.reconciliations.deleteOld(before));
}
