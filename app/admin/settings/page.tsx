import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { SETTING_FORMS, settingTexts, settingWords } from '@/lib/admin/settings-form';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { SettingsForm } from './settings-form';

export const metadata: Metadata = { title: 'Настройки' };

/** What the seller sets without code; what is saved here holds at once. */
export default adminPage(async function SettingsPage() {
  const { settings, savedSettings, firstSettings } = getApp();
  const saved = savedSettings();
  const names = Object.keys(saved);
  const words = Object.entries(settingWords(settings()));
  return (
    <AdminShell section="settings" title="Настройки">
      <p>
        Сохранённое здесь действует сразу и&nbsp;важнее того, что в&nbsp;.env.{' '}
        <a href="/admin/settings/texts">Тексты оферты, политики и&nbsp;согласия</a> ·{' '}
        <a href="/admin/settings/api-keys">Ключи API</a>
      </p>
      {SETTING_FORMS.map((form) => (
        <SettingsForm
          key={form.group}
          form={form}
          texts={settingTexts(settings())}
          first={settingWords(firstSettings)}
          saved={Object.fromEntries(words.filter(([name]) => names.includes(name)))}
        />
      ))}
    </AdminShell>
  );
});
