'use server';

import { redirect } from 'next/navigation';
import { readFilters } from '@/components/admin/filter-fields';
import { formText } from '@/components/form/form-text';
import { resolveUndelivered as decide } from '@/lib/admin/resolve-undelivered';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';
import { LIST_FIELDS } from '../list-fields';
import { numberOf } from '../list-query';

/** What each of the two places says afterwards. */
const DONE = {
  today: { requeue: 'held_sent', dismiss: 'held_dropped' },
  undelivered: { requeue: 'undelivered_sent', dismiss: 'undelivered_dropped' },
} as const;

/** Sends what was given up or is held once more, or dismisses it: one, or all that a list shows. */
export const resolveUndelivered = adminAction(async (form, { actor }): Promise<void> => {
  const { store, clock, deliverSoon } = getApp();
  const filter = readFilters(LIST_FIELDS.undelivered, (name) => formText(form, name) || null);
  const numberIn = (name: string) => numberOf({ [name]: formText(form, name) }, name);
  const shown = { count: numberIn('count') ?? 0, newest: numberIn('newest') ?? 0 };
  const way = formText(form, 'way') === 'requeue' ? 'requeue' : 'dismiss';
  const chosen = formText(form, 'key') || { filter, shown };
  const count = await decide({ store, clock }, { actor, way, chosen });
  if (way === 'requeue') deliverSoon();
  const place = formText(form, 'from') === 'today' ? 'today' : 'undelivered';
  const query = new URLSearchParams({ done: count > 0 ? DONE[place][way] : 'nothing_changed' });
  if (place === 'today') redirect(`/admin?${query}`);
  for (const [name, value] of Object.entries({ ...filter, before: numberIn('before') })) {
    if (value) query.set(name, String(value));
  }
  redirect(`/admin/undelivered?${query}`);
});
