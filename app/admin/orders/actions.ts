'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';

const FILTERS = ['state', 'source', 'matter', 'from', 'to'] as const;

/**
 * Goes to the list that was asked for. The text may be a name or a phone, so the address carries
 * it sealed: addresses end up in histories and logs.
 */
export const searchOrders = adminAction(async (form): Promise<void> => {
  const text = formText(form, 'text').trim();
  const query = new URLSearchParams();
  if (text) query.set('q', await getApp().admin.sealSearch(text));
  for (const name of FILTERS) {
    const value = formText(form, name);
    if (value) query.set(name, value);
  }
  redirect(`/admin/orders?${query}`);
});
