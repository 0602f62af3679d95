'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import { revokeApiKey as endApiKey, MAX_API_KEYS, makeApiKey } from '@/lib/admin/api-key';
import { getApp } from '@/server/app/app';
import { adminAction } from '../../admin-action';

const MAX_NAME = 60;

/** What the form shows: the new key, this once, or what has to be corrected. */
export type ApiKeyFormState = { name: string; error: string | null; key: string | null };

/** Makes a key for a program; the answer is the only place that ever shows it. */
export const createApiKey = adminAction(async (form, { actor }): Promise<ApiKeyFormState> => {
  const name = formText(form, 'name')
    .replace(/\p{C}+/gu, ' ')
    .trim();
  const refused = (error: string): ApiKeyFormState => ({ name, error, key: null });
  if (name === '') return refused('Напишите, какая программа будет заказывать');
  if ([...name].length > MAX_NAME) return refused(`Не длиннее ${MAX_NAME} знаков`);
  const made = await makeApiKey(getApp(), name, actor);
  switch (made.kind) {
    case 'made':
      return { name, error: null, key: made.key };
    case 'taken':
      return refused('Ключ с таким названием уже есть: отзовите его или назовите этот иначе');
    case 'too_many':
      return refused(`Действуют уже ${MAX_API_KEYS} ключей: отзовите ненужный`);
    default:
      return made satisfies never;
  }
});

/** Ends a key for good. */
export const revokeApiKey = adminAction(async (form, { actor }): Promise<void> => {
  const ended = await endApiKey(getApp(), formText(form, 'id'), actor);
  const done = ended === 'revoked' ? 'api_key_revoked' : 'nothing_changed';
  redirect(`/admin/settings/api-keys?done=${done}`);
});
