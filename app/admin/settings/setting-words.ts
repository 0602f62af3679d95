import { SETTING_GROUPS } from '@/components/admin/setting-groups';
import { type SettingTexts, settingTexts } from '@/lib/admin/settings-form';
import { formatRoubles } from '@/lib/orders/money';
import type { SettingName, ShopSettings } from '@/lib/orders/shop/shop-settings';

/** Every setting in words, as the seller sees its first and its saved value. */
export function settingWords(settings: ShopSettings): SettingTexts {
  const texts = settingTexts(settings);
  const words = SETTING_GROUPS.flatMap(({ fields }) =>
    fields.map(({ name, options }): [SettingName, string] => {
      const option = options?.find(({ value }) => value === texts[name]);
      return [name, option?.name ?? texts[name]];
    }),
  );
  return { ...Object.fromEntries(words), price: formatRoubles(settings.price) };
}
