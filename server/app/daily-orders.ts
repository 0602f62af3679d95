import type { Clock } from '@/lib/clock';
import type { PlaceOrderOutcome } from '@/lib/orders/place-order';
import type { IdempotencyKey } from '@/lib/store/queries/idempotency-keys';
import type { Store } from '@/lib/store/store';
import type { RateLimit } from '../http/rate-limit';

export type TooManyToday = { kind: 'too_many_today'; retryAfterSeconds: number };

type Ports = { store: Store; clock: Clock; dailyLimit: RateLimit };

/**
 * Places an order that counts against the daily limit of its address: each is there for good, paid
 * or not. One that was placed before is found whatever the limit says, and like one that is refused
 * it counts nothing. Where `address` is null nothing is counted.
 */
export async function placeWithinDay(
  { store, clock, dailyLimit }: Ports,
  { address, idempotency }: { address: string | null; idempotency: IdempotencyKey | null },
  place: () => Promise<PlaceOrderOutcome>,
): Promise<PlaceOrderOutcome | TooManyToday> {
  if (address === null) return place();
  const retryAfterSeconds = await dailyLimit.take(address);
  if (retryAfterSeconds > 0 && !(idempotency && (await store.isKeyUsed(idempotency, clock())))) {
    return { kind: 'too_many_today', retryAfterSeconds };
  }
  let placed: PlaceOrderOutcome | null = null;
  try {
    placed = await place();
    return placed;
  } finally {
    if (placed?.kind !== 'placed') await dailyLimit.giveBack(address);
  }
}
