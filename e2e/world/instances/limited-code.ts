import { openPostgresStore } from '@/db/postgres/open';
import { makePromoCode } from '@/lib/admin/promo-code';

/** Makes a promo code of ten percent that so many orders may have. */
export async function makeLimitedCode(url: string, code: string, mostUses: number): Promise<void> {
  const store = await openPostgresStore(url, 'beside the shop');
  const at = new Date();
  const promo = { code, kind: 'percent', value: 10, mostUses, note: null } as const;
  const always = { startsAt: null, endsAt: null, disabledAt: null };
  const entry = { at, actor: 'password', action: 'promo_code_made' } as const;
  await makePromoCode(store, { ...promo, ...always, createdAt: at }, entry);
  await store.close();
}
