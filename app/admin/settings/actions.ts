'use server';

import { revalidatePath } from 'next/cache';
import { formText } from '@/components/form/form-text';
import {
  readSettings,
  SETTING_FORMS,
  type SettingTexts,
  settingTexts,
} from '@/lib/admin/settings-form';
import type { FieldError } from '@/lib/orders/order-request';
import { isSettingName, type SettingName } from '@/lib/orders/shop/shop-settings';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';

/** What the form shows after it was sent; what was typed and not saved stays in it. */
export type SettingsState = {
  typed: SettingTexts;
  errors: FieldError[];
  done: 'saved' | 'nothing_changed' | 'setting_restored' | null;
};

const MAX_LENGTH = 1_000;

/** Saves a group of settings, or gives one of them back to its first value. */
export const changeSettings = adminAction(async (form, seller): Promise<SettingsState> => {
  const { changeSettings: change, settings } = getApp();
  const typed = typedIn(form);
  const restored = formText(form, 'restore');
  if (isSettingName(restored)) return restore(restored, typed, seller);
  const read = readSettings(typed, settings());
  if (!read.ok) return { typed, errors: read.errors, done: null };
  const { saved, restored: emptied } = read.change;
  if (Object.keys(saved).length === 0 && emptied.length === 0) {
    return { typed, errors: [], done: 'nothing_changed' };
  }
  await change(read.change, seller.actor);
  revalidatePath('/admin/settings');
  return { typed: nowIn(typed), errors: [], done: 'saved' };
});

async function restore(
  name: SettingName,
  typed: SettingTexts,
  { actor }: AdminSession,
): Promise<SettingsState> {
  const { changeSettings: change, savedSettings } = getApp();
  if (!(name in savedSettings())) return { typed, errors: [], done: 'nothing_changed' };
  await change({ saved: {}, restored: [name] }, actor);
  revalidatePath('/admin/settings');
  return { typed: { ...typed, ...nowIn({ [name]: '' }) }, errors: [], done: 'setting_restored' };
}

function typedIn(form: FormData): SettingTexts {
  const sent = SETTING_FORMS.find(({ group }) => group === formText(form, 'group'));
  const fields = sent?.fields ?? [];
  return Object.fromEntries(fields.map(({ name }) => [name, formText(form, name, MAX_LENGTH)]));
}

/** The settings of these names as they hold now. */
function nowIn(names: SettingTexts): SettingTexts {
  const texts = settingTexts(getApp().settings());
  return Object.fromEntries(
    (Object.keys(names) as SettingName[]).map((name) => [name, texts[name]]),
  );
}
