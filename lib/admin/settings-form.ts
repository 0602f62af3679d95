import { formatAmount, parseAmount } from '../orders/money';
import type { FieldError } from '../orders/order-request';
import {
  type SavedSettings,
  SETTING_SCHEMAS,
  type SettingName,
  type ShopSettings,
} from '../orders/shop/shop-settings';

/** Settings as the seller typed them: only those that the form had. */
export type SettingTexts = Partial<Record<SettingName, string>>;

export type ReadSettings =
  | { ok: true; change: { saved: SavedSettings; restored: SettingName[] } }
  | { ok: false; errors: FieldError[] };

/** Every setting as a form shows it. */
export function settingTexts(settings: ShopSettings): Record<SettingName, string> {
  const { price, linkTtlHours, taxType, paymentMethod, paymentObject } = settings;
  return {
    ...settings,
    price: formatAmount(price).replace(/\.00$/, '').replace('.', ','),
    linkTtlHours: String(linkTtlHours),
    taxType: taxType === null ? '' : String(taxType),
    paymentMethod: paymentMethod === null ? '' : String(paymentMethod),
    paymentObject: paymentObject === null ? '' : String(paymentObject),
    tracksSources: settings.tracksSources ? 'yes' : 'no',
    noSaleOn: [...settings.noSaleOn].sort().join(','),
  };
}

/**
 * Reads what was typed over the settings that hold now. What is the same as before is not checked
 * and not saved: the environment may hold what this form would not take. A receipt field left to
 * the page is not kept at all.
 */
export function readSettings(typed: SettingTexts, now: ShopSettings): ReadSettings {
  const before = settingTexts(now);
  const saved: Record<string, unknown> = {};
  const restored: SettingName[] = [];
  const errors: FieldError[] = [];
  for (const [name, text] of entriesOf(typed)) {
    if (text === before[name]) continue;
    const parsed = SETTING_SCHEMAS[name].safeParse(meaningOf(name, text));
    if (!parsed.success) {
      errors.push({ field: name, message: parsed.error.issues[0]?.message ?? 'Проверьте' });
    } else if (parsed.data === null) restored.push(name);
    else saved[name] = parsed.data;
  }
  // Each value has passed the schema of its own name.
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, change: { saved: saved as SavedSettings, restored } };
}

function entriesOf(typed: SettingTexts): [SettingName, string][] {
  return (Object.entries(typed) as [SettingName, string][]).map(([name, text]) => [
    name,
    text.normalize('NFC').replace(/\r\n?/g, '\n').trim(),
  ]);
}

/** What a text of the form stands for; the schema of the setting says whether it may be. */
function meaningOf(name: SettingName, text: string): unknown {
  switch (name) {
    case 'price':
      return parseAmount(text.replace(/[\s\u00a0₽]/g, '').replace(',', '.'));
    case 'linkTtlHours':
      return /^[0-9]+$/.test(text) ? Number(text) : null;
    case 'taxType':
    case 'paymentMethod':
    case 'paymentObject':
      return text === '' ? null : Number(text);
    case 'tracksSources':
      return text === 'yes';
    case 'noSaleOn':
      return text === '' ? [] : text.split(',');
    case 'sellerInn':
      return text.replace(/\s/g, '');
    case 'productName':
    case 'productDescription':
    case 'sellerName':
    case 'sellerContacts':
      return text;
    default:
      return name satisfies never;
  }
}
