'use server';

import { redirect } from 'next/navigation';
import { SETTING_GROUPS } from '@/components/admin/setting-groups';
import { formText } from '@/components/form-text';
import { readSettings, type SettingTexts } from '@/lib/admin/settings-form';
import { getApp } from '@/lib/app';
import type { FieldError } from '@/lib/orders/order-request';
import { isSettingName } from '@/lib/orders/shop-settings';
import { actingSeller } from '../acting-seller';

/** What the form shows after it was sent and something has to be mended. */
export type SettingsState = { typed: SettingTexts; errors: FieldError[] };

const LONGEST = 1_000;

/** Saves a group of settings, or gives one of them back to its first value. */
export async function changeSettings(
  _state: SettingsState,
  form: FormData,
): Promise<SettingsState> {
  const seller = await actingSeller();
  const { changeSettings: change, settings, savedSettings } = getApp();
  const restored = formText(form, 'restore');
  if (isSettingName(restored)) {
    if (!(restored in savedSettings())) redirect('/admin/settings?done=nothing_changed');
    await change({ saved: {}, restored: [restored] }, seller.actor);
    redirect('/admin/settings?done=setting_restored');
  }
  const group = SETTING_GROUPS.find(({ key }) => key === formText(form, 'group'));
  const typed: SettingTexts = Object.fromEntries(
    (group?.fields ?? []).map(({ name }) => [name, formText(form, name, LONGEST)]),
  );
  const read = readSettings(typed, settings());
  if (!read.ok) return { typed, errors: read.errors };
  const { saved, restored: emptied } = read.change;
  if (Object.keys(saved).length === 0 && emptied.length === 0) {
    redirect('/admin/settings?done=nothing_changed');
  }
  await change(read.change, seller.actor);
  redirect('/admin/settings?done=saved');
}
