'use server';

import { redirect } from 'next/navigation';
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
