import type { AuditEntry } from '../audit';
import { SETTING_NAMES, type SettingName, type ShopSettings } from '../orders/shop/shop-settings';

/** Of these the log names only that they changed: they may name a person. */
const IS_PERSONAL: Record<SettingName, boolean> = {
  price: false,
  productName: false,
  productDescription: false,
  linkTtlHours: false,
  sellerName: true,
  sellerInn: true,
  sellerContacts: true,
  taxType: false,
  paymentMethod: false,
  paymentObject: false,
  tracksSources: false,
  noSaleOn: false,
};

/** What the audit log says of changed settings: each name with its values before and after. */
export function auditSettings(
  before: ShopSettings,
  after: ShopSettings,
): NonNullable<AuditEntry['details']> {
  const changed = SETTING_NAMES.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(
    changed.map((name) => [
      name,
      IS_PERSONAL[name] ? 'changed' : `${wordOf(before[name])} → ${wordOf(after[name])}`,
    ]),
  );
}

function wordOf(value: ShopSettings[SettingName]): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
