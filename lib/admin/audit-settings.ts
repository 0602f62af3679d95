import type { AuditEntry } from '../audit';
import {
  isSettingName,
  SETTING_NAMES,
  type ShopSettings,
  settingOf,
} from '../orders/shop/shop-settings';
import { settingInWords } from './settings-form';

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
      settingOf(name).isPersonal ? 'changed' : `${logged(before[name])} → ${logged(after[name])}`,
    ]),
  );
}

function logged(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A change in words: `before → after` as the log keeps both, or only that there was one. */
export function settingChangeInWords(name: string, change: string): string {
  const label = isSettingName(name) ? settingOf(name).label : name;
  const [before, after, ...rest] = change.split(' → ');
  if (before === undefined || after === undefined || rest.length > 0) {
    return `${label}: ${change === 'changed' ? 'изменено' : change}`;
  }
  return `${label}: ${valueInWords(name, before)} → ${valueInWords(name, after)}`;
}

/** A line of another version may hold a value that is none today: then as it was logged. */
function valueInWords(name: string, text: string): string {
  if (!isSettingName(name)) return text || 'пусто';
  const { schema } = settingOf(name).kind;
  const values = [text, parsedJson(text)].filter((value) => schema.safeParse(value).success);
  return (values.length > 0 ? settingInWords(name, values[0]) : text) || 'пусто';
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
