import type { Store } from '@/lib/store/store';
import type { Clock } from '../clock';
import { moscowDay } from '../time';

const DAY = 86_400_000;
const KEPT_DAYS = { signIns: 30, refusals: 90, visits: 400 };

/**
 * Forgets what is of no more use: sign-ins and revoked API keys after 30 days, refused deliveries
 * after 90, counts of visits after 400, idempotency keys when they expire. What was overwritten
 * leaves the file for good.
 */
export async function forgetOld({ store, clock }: { store: Store; clock: Clock }): Promise<void> {
  const now = clock();
  const before = (what: keyof typeof KEPT_DAYS) => new Date(now.getTime() - KEPT_DAYS[what] * DAY);
  await store.forgetOld({
    keysExpiredBy: now,
    signInsBefore: before('signIns'),
    refusalsBefore: before('refusals'),
    visitsBefore: moscowDay(before('visits')),
  });
}
