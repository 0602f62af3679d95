'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/app/form-action';
import { formText } from '@/components/form/form-text';
import { getApp } from '@/server/app/app';
import { actingSeller } from './acting-seller';
import { dropAdminCookie } from './admin-cookie';

export async function signOut(): Promise<void> {
  await getApp().admin.signOut(await actingSeller());
  await dropAdminCookie();
  redirect('/admin/sign-in');
}

/** Ends every session on every device. */
export async function signOutEverywhere(): Promise<void> {
  await getApp().admin.signOutEverywhere(await actingSeller());
  await dropAdminCookie();
  redirect('/admin/sign-in');
}

/** Sends a message that waits since a restore, or all of them, or drops them. */
export const releaseHeld = formAction(async (form: FormData): Promise<void> => {
  const { actor } = await actingSeller();
  const { store, clock, deliverSoon } = getApp();
  const key = formText(form, 'key');
  const way = formText(form, 'way') === 'send' ? 'send' : 'drop';
  const action = way === 'send' ? 'held_sent' : 'held_dropped';
  await store.admin.releaseHeld(key === 'all' ? null : key, way, { at: clock(), actor, action });
  deliverSoon();
  redirect(`/admin?done=${action}`);
});
