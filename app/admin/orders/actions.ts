'use server';

import { redirect } from 'next/navigation';
import { readFilters } from '@/components/admin/filter-fields';
import { formText } from '@/components/form/form-text';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';
import { LIST_FIELDS } from '../list-fields';

/**
 * Goes to the list that was asked for. The text may be a name or a phone, so the address carries
 * it sealed: addresses end up in histories and logs.
 */
export const searchOrders = adminAction(async (form): Promise<void> => {
  const text = formText(form, 'text').trim();
  const query = new URLSearchParams();
  if (text) query.set('q', await getApp().admin.sealSearch(text));
  const { text: _, ...filters } = readFilters(LIST_FIELDS.orders, (name) => formText(form, name));
  for (const [name, value] of Object.entries(filters)) {
    if (value) query.set(name, value);
  }
  redirect(`/admin/orders?${query}`);
});
