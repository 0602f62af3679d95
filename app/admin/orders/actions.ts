'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/app/form-action';
import { readFilters } from '@/components/admin/filter-fields';
import { formText } from '@/components/form/form-text';
import { getApp } from '@/server/app/app';
import { actingSeller } from '../acting-seller';
import { LIST_FIELDS } from '../list-fields';

/**
 * Goes to the list that was asked for. The text may be a name or a phone, so the address carries
 * it sealed: addresses end up in histories and logs.
 */
export const searchOrders = formAction(async (form: FormData): Promise<void> => {
  await actingSeller();
  const text = formText(form, 'text').trim();
  const query = new URLSearchParams();
  if (text) query.set('q', await getApp().admin.sealSearch(text));
  const { text: _, ...filters } = readFilters(LIST_FIELDS.orders, (name) => formText(form, name));
  for (const [name, value] of Object.entries(filters)) {
    if (value) query.set(name, value);
  }
  redirect(`/admin/orders?${query}`);
});
