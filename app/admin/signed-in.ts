import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import { getApp } from '@/server/app/app';
import { readAdminCookie } from './admin-cookie';

/** Who is signed in, asked once for a page; null when nobody is. */
export const whoIsSignedIn = cache(async (): Promise<AdminSession | null> => {
  const cookie = await readAdminCookie();
  return cookie ? getApp().admin.signedIn(cookie) : null;
});

/** Every page of the admin begins with this: anyone who is not signed in is sent to do so. */
export async function signedIn(): Promise<AdminSession> {
  return (await whoIsSignedIn()) ?? redirect('/admin/sign-in');
}
