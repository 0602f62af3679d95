'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form-text';
import { getApp } from '@/lib/app';
import { actingSeller } from '../acting-seller';
import { ALL_CHOSEN, undeliveredFilter } from './undelivered-filter';

/** Sends what was given up once more, or puts it aside: one message, or all that the list shows. */
export async function settleUndelivered(form: FormData): Promise<void> {
  const { actor } = await actingSeller();
  const { store, clock, deliverSoon } = getApp();
  const filter = undeliveredFilter((name) => formText(form, name) || null);
  const chosen = formText(form, 'chosen');
  const way = formText(form, 'way') === 'send' ? 'send' : 'drop';
  const act = way === 'send' ? 'undelivered_sent' : 'undelivered_dropped';
  const entry = { at: clock(), actor, act } as const;
  const count = await store.desk.settleUndelivered(
    chosen === ALL_CHOSEN ? filter : chosen,
    way,
    entry,
  );
  if (way === 'send') deliverSoon();
  const asked = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const done = count > 0 ? act : 'nothing_changed';
  redirect(`/admin/undelivered?${new URLSearchParams([...asked, ['done', done]])}`);
}
