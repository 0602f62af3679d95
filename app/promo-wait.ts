import type { Clock } from '@/lib/clock';
import { isLive } from '@/lib/payments/links/open-payment';
import type { OrderFile, Store } from '@/lib/store/store';
import { limitKey } from '@/server/http/client-address';
import type { RateLimit } from '@/server/http/rate-limit';

/**
 * Counts that an address takes a promo code that only some orders may have: otherwise one visitor
 * could hold all of them without paying. Returns the seconds to wait, 0 when the order may go on;
 * codes that everybody may have are not counted, nor is anything where `address` is null.
 */
export async function promoWait(
  { store, promoLimit }: { store: Store; promoLimit: RateLimit },
  code: string | null,
  address: string | null,
): Promise<number> {
  if (code === null || address === null || !(await store.isPromoLimited(code))) return 0;
  return promoLimit.take(address);
}

/** The same for a new link of an order: the one that is alive takes nothing. */
export async function renewalWait(
  ports: { store: Store; promoLimit: RateLimit; clock: Clock },
  { order, link }: OrderFile,
  address: string | null,
): Promise<number> {
  if (order.paidAt || order.refundedAt || (link && isLive(link, ports.clock()))) return 0;
  return promoWait(ports, order.promo?.code ?? null, limitKey(address ?? ''));
}
