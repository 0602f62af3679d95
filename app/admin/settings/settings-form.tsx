'use client';

import { useActionState, useId } from 'react';
import { DoneMessage } from '@/components/admin/done-message';
import { useHere } from '@/components/page/use-here';
import type { SettingFields, SettingTexts } from '@/lib/admin/settings-form';
import { changeSettings, type SettingsState } from './actions';
import { SettingFieldRow } from './setting-field';

type Props = {
  form: SettingFields;
  texts: SettingTexts;
  /** First values, in words. */
  first: SettingTexts;
  /** What was saved over them, in words. */
  saved: SettingTexts;
};

/** One group of settings; each field says where its value comes from. */
export function SettingsForm({ form, texts, first, saved }: Props) {
  const initial: SettingsState = { typed: texts, errors: [], done: null };
  const [{ typed, errors, done }, action, pending] = useActionState(
    changeSettings,
    initial,
    useHere(useId()),
  );
  return (
    <form action={action} noValidate className="admin-form admin-card">
      <h2>{form.title}</h2>
      <DoneMessage done={done ?? undefined} />
      <input type="hidden" name="group" value={form.group} />
      {errors.length > 0 && (
        <p role="alert" className="admin-said" data-tone="bad">
          Не&nbsp;сохранено: {errors.map(({ message }) => message).join('. ')}.
        </p>
      )}
      {/* Enter in a field saves, and gives nothing back to the environment. */}
      <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      {form.fields.map((field) => (
        <SettingFieldRow
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          error={errors.find((error) => error.field === field.name)?.message}
          first={first[field.name] ?? ''}
          saved={saved[field.name]}
        />
      ))}
      <button type="submit" className="button" disabled={pending}>
        {pending ? 'Сохраняем…' : 'Сохранить'}
      </button>
    </form>
  );
}
