import type { AuditEntry } from '../audit';
import { SETTING_NAMES, type SettingName, type ShopSettings } from '../orders/shop/shop-settings';

/** Of these the log names only that they changed: they may name a person. */
const PERSONAL: ReadonlySet<SettingName> = new Set(['sellerName', 'sellerInn', 'sellerContacts']);

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
      PERSONAL.has(name) ? 'changed' : `${wordOf(before[name])} → ${wordOf(after[name])}`,
    ]),
  );
}

function wordOf(value: ShopSettings[SettingName]): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
