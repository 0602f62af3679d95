import { SETTINGS, type Setting } from './settings';

export type SettingName = keyof typeof SETTINGS;

/** What the seller may set in the admin, as it holds now. */
export type ShopSettings = { [Name in SettingName]: (typeof SETTINGS)[Name]['first'] };

/** Those whose first value the environment may give. */
export type EnvSettingName = {
  [Name in SettingName]: (typeof SETTINGS)[Name]['env'] extends null ? never : Name;
}[SettingName];

/** Only what was saved in the admin; it wins over the environment. */
export type SavedSettings = Partial<ShopSettings>;

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** What holds where neither the environment nor the seller says anything. */
export const FIRST_SETTINGS = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SETTINGS[name].first]),
) as ShopSettings;

/** A setting by its name, where what its values are does not matter. */
export function settingOf(name: SettingName): Setting<unknown> {
  return SETTINGS[name];
}

/**
 * Reads what the database holds. A value that does not read (of an older version, changed by hand)
 * is left out, so that the environment's holds: a shop must not stand still for it.
 */
export function readSavedSettings(
  rows: readonly { name: string; value: unknown }[],
): SavedSettings {
  const read = rows.flatMap(({ name, value }) => {
    const parsed = isSettingName(name) ? settingOf(name).kind.schema.safeParse(value) : null;
    return parsed?.success ? [[name, parsed.data] as const] : [];
  });
  // Each value has passed the schema of its own name.
  return Object.fromEntries(read) as SavedSettings;
}

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

/** The seller as documents, letters and the bot name them. */
export function sellerOf(settings: ShopSettings) {
  const { sellerName: name, sellerInn: inn, sellerContacts: contacts } = settings;
  return { name, inn, contacts };
}

/** How long a new link to pay by lives, in milliseconds. */
export function linkTtlOf({ linkTtlHours }: ShopSettings): number {
  return linkTtlHours * 3_600_000;
}
