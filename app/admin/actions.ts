'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import { getApp } from '@/server/app/app';
import { adminAction } from './admin-action';
import { dropAdminCookie } from './admin-cookie';

export const signOut = adminAction(async (_form, seller): Promise<void> => {
  await getApp().admin.signOut(seller);
  await dropAdminCookie();
  redirect('/admin/sign-in');
});

/** Ends every session on every device. */
export const signOutEverywhere = adminAction(async (_form, seller): Promise<void> => {
  await getApp().admin.signOutEverywhere(seller);
  await dropAdminCookie();
  redirect('/admin/sign-in');
});

/** Sends a message that waits since a restore, or all of them, or drops them. */
export const releaseHeld = adminAction(async (form, { actor }): Promise<void> => {
  const { store, clock, deliverSoon } = getApp();
  const key = formText(form, 'key');
  const way = formText(form, 'way') === 'send' ? 'send' : 'drop';
  const action = way === 'send' ? 'held_sent' : 'held_dropped';
  await store.admin.releaseHeld(key === 'all' ? null : key, way, { at: clock(), actor, action });
  deliverSoon();
  redirect(`/admin?done=${action}`);
});
