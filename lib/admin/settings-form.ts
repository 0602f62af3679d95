import type { FieldError } from '../orders/order-request';
import type { SettingOption } from '../orders/shop/setting-kinds';
import { SETTING_GROUPS, type SettingGroup } from '../orders/shop/settings';
import {
  type SavedSettings,
  SETTING_NAMES,
  type SettingName,
  type ShopSettings,
  settingOf,
} from '../orders/shop/shop-settings';

/** Settings as the seller typed them: only those that the form had. */
export type SettingTexts = Partial<Record<SettingName, string>>;

export type ReadSettings =
  | { ok: true; change: { saved: SavedSettings; restored: SettingName[] } }
  | { ok: false; errors: FieldError[] };

/** A setting as its form needs it: plain data, for the browser. */
export type SettingField = {
  name: SettingName;
  label: string;
  note?: string | undefined;
  isLong?: boolean | undefined;
  options?: readonly SettingOption[] | undefined;
  /** Whether the environment may hold its first value. */
  isInEnv: boolean;
};

export type SettingFields = { group: SettingGroup; title: string; fields: readonly SettingField[] };

/** The forms of the settings with their fields, in order. */
export const SETTING_FORMS: readonly SettingFields[] = (
  Object.keys(SETTING_GROUPS) as SettingGroup[]
).map((group) => ({
  group,
  title: SETTING_GROUPS[group],
  fields: SETTING_NAMES.filter((name) => settingOf(name).group === group).map(fieldOf),
}));

function fieldOf(name: SettingName): SettingField {
  const { label, note, kind, env } = settingOf(name);
  return {
    name,
    label,
    note,
    isLong: kind.isLong,
    options: kind.options,
    isInEnv: env !== null,
  };
}

/** Every setting as a form shows it. */
export function settingTexts(settings: ShopSettings): Record<SettingName, string> {
  return ofEach((name) => settingOf(name).kind.toText(settings[name]));
}

/** Every setting in words, as the seller sees its first and its saved value. */
export function settingWords(settings: ShopSettings): Record<SettingName, string> {
  return ofEach((name) => settingInWords(name, settings[name]));
}

/** A value in words; empty where it is an empty text. */
export function settingInWords(name: SettingName, value: unknown): string {
  const { kind } = settingOf(name);
  if (kind.inWords) return kind.inWords(value);
  const text = kind.toText(value);
  return kind.options?.find((option) => option.value === text)?.name ?? text;
}

function ofEach(textOf: (name: SettingName) => string): Record<SettingName, string> {
  const texts = SETTING_NAMES.map((name) => [name, textOf(name)]);
  return Object.fromEntries(texts) as Record<SettingName, string>;
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
    const { kind } = settingOf(name);
    const parsed = kind.schema.safeParse(kind.fromText(text));
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
