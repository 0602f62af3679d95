import type { Clock } from '@/lib/clock';
import { KEPT_AFTER_RETURN_MS } from '@/lib/orders/return-times';
import { about } from '@/lib/store/about';
import type { ErasableOrders } from '@/lib/store/queries/orders';
import type { Store } from '@/lib/store/store';
import type { Order } from '../order';

const DAY = 86_400_000;
/** For so long after its link has run out an unpaid order can still be paid late and found. */
const GRACE_DAYS = 7;
const BATCH = 20;
const MAX_BATCHES = 10;

/**
 * Erases the personal data of orders that nobody has paid for in `retentionDays`, and of test
 * orders as old as that; 0 = of none. Never sooner than 7 days after the last link to pay by has
 * run out, nor while money that came for the order waits for the seller; nor for 90 days after its
 * buyer came back from paying, when no payment event has told yet what became of that. At most 200
 * at a time; returns how many.
 */
export async function eraseUnpaid(
  { store, clock }: { store: Store; clock: Clock },
  retentionDays: number,
): Promise<number> {
  if (retentionDays === 0) return 0;
  const at = clock();
  const before = (days: number) => new Date(at.getTime() - days * DAY);
  const due = {
    placedBefore: before(retentionDays),
    payableBefore: before(GRACE_DAYS),
    returnedBefore: new Date(at.getTime() - KEPT_AFTER_RETURN_MS),
  };
  let erased = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const found = await store.read((db) => db.orders.erasable(due, BATCH));
    if (found.length > 0) erased += await eraseBatch(store, found, due, at);
    if (found.length < BATCH) break;
  }
  return erased;
}

/** Erases those of the orders that are still to be erased; returns how many. */
function eraseBatch(
  store: Store,
  found: readonly Order[],
  due: ErasableOrders,
  at: Date,
): Promise<number> {
  const topics = found.map(({ number }) => about.order(number));
  return store.erase(topics, async (db) => {
    const ids = new Set(found.map(({ id }) => id));
    // One that has come up in place of another may be being paid right now.
    const erasable = (await db.orders.erasable(due, BATCH)).filter(({ id }) => ids.has(id));
    await db.orders.erase(erasable, at);
    return erasable.length;
  });
}
