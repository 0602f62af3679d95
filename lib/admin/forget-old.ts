import type { Clock } from '../clock';
import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';
import { moscowDay } from '../time';

type Ports = { store: UnitOfWork; clock: Clock };

const DAY = 86_400_000;
const KEPT_DAYS = { signIns: 30, refusals: 90, visits: 400 };

/**
 * Forgets what is of no more use: sign-ins and revoked API keys after 30 days, refused deliveries
 * after 90, counts of visits after 400, idempotency keys when they expire. What was overwritten
 * leaves the file for good.
 */
export async function forgetOld({ store, clock }: Ports): Promise<void> {
  const now = clock();
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  const signIns = before(KEPT_DAYS.signIns);
  await store.erase([about.adminSessions, about.apiKeys, about.formVisits], async (db) => {
    await db.idempotencyKeys.deleteExpired(now);
    await db.adminSessions.deleteCreatedBefore(signIns);
    await db.adminLinks.deleteExpiredBefore(signIns);
    await db.apiKeys.deleteRevokedBefore(signIns);
    await db.paymentEvents.deleteRejectedBefore(before(KEPT_DAYS.refusals));
    await db.formVisits.deleteBefore(moscowDay(before(KEPT_DAYS.visits)));
  });
}
