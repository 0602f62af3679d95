'use server';

import { redirect } from 'next/navigation';
import { getApp } from '@/lib/app';
import { actingSeller } from './acting-seller';
import { dropDeskCookie } from './desk-cookie';

export async function signOut(): Promise<void> {
  await getApp().desk.signOut(await actingSeller());
  await dropDeskCookie();
  redirect('/admin/sign-in');
}

/** Ends every session on every device. */
export async function signOutEverywhere(): Promise<void> {
  await getApp().desk.signOutEverywhere(await actingSeller());
  await dropDeskCookie();
  redirect('/admin/sign-in');
}
