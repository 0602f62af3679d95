import type { AuditEntry } from '../audit';
import type { PromoCode } from '../orders/promo';
import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';

/** Makes a promo code, unless there is or was one of these letters. */
export async function makePromoCode(
  store: UnitOfWork,
  promo: PromoCode,
  entry: AuditEntry,
): Promise<{ kind: 'made' | 'taken' }> {
  return store.write([about.promoCode(promo.code)], async (db) => {
    if (await db.promoCodes.byCode(promo.code)) return { kind: 'taken' };
    await db.promoCodes.insert(promo);
    await db.audit.insert(entry);
    return { kind: 'made' };
  });
}

/** Ends a code for new orders. One that is unknown or has ended by hand already stays as it is. */
export async function endPromoCode(
  store: UnitOfWork,
  code: string,
  entry: AuditEntry,
): Promise<{ kind: 'ended' | 'no_change' }> {
  return store.write([about.promoCode(code)], async (db) => {
    const promo = await db.promoCodes.byCode(code);
    if (!promo || promo.disabledAt) return { kind: 'no_change' };
    await db.promoCodes.setDisabledAt(code, entry.at);
    await db.audit.insert(entry);
    return { kind: 'ended' };
  });
}

/** Has a code that was ended by hand count again, as long as its days and orders allow. */
export async function resumePromoCode(
  store: UnitOfWork,
  code: string,
  entry: AuditEntry,
): Promise<{ kind: 'resumed' | 'no_change' }> {
  return store.write([about.promoCode(code)], async (db) => {
    const promo = await db.promoCodes.byCode(code);
    if (!promo?.disabledAt) return { kind: 'no_change' };
    await db.promoCodes.setDisabledAt(code, null);
    await db.audit.insert(entry);
    return { kind: 'resumed' };
  });
}
