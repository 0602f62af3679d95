'use server';

import { redirect } from 'next/navigation';
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
