'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';
import { numberOf } from '../list-query';
import { undeliveredFilter } from './undelivered-filter';

/** Sends what was given up once more, or dismisses it: one message, or all that the list shows. */
export const resolveUndelivered = adminAction(async (form, { actor }): Promise<void> => {
  const { store, clock, deliverSoon } = getApp();
  const filter = undeliveredFilter((name) => formText(form, name) || null);
  const numberIn = (name: string) => numberOf({ [name]: formText(form, name) }, name);
  const shown = { count: numberIn('count') ?? 0, newest: numberIn('newest') ?? 0 };
  const way = formText(form, 'way') === 'send' ? 'send' : 'drop';
  const action = way === 'send' ? 'undelivered_sent' : 'undelivered_dropped';
  const chosen = formText(form, 'key') || { filter, shown };
  const count = await store.admin.resolveUndelivered(chosen, way, { at: clock(), actor, action });
  if (way === 'send') deliverSoon();
  const query = new URLSearchParams({ done: count > 0 ? action : 'nothing_changed' });
  for (const [name, value] of Object.entries({ ...filter, before: numberIn('before') })) {
    if (value) query.set(name, String(value));
  }
  redirect(`/admin/undelivered?${query}`);
});
