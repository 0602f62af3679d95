import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { DeskSession } from '@/lib/store/desk-sessions';
import { getApp } from '@/server/app/app';
import { readDeskCookie } from './desk-cookie';

/** Who is signed in, asked once for a page; null when nobody is. */
export const whoIsSignedIn = cache(async (): Promise<DeskSession | null> => {
  const cookie = await readDeskCookie();
  return cookie ? getApp().desk.signedIn(cookie) : null;
});

/** Every page of the desk begins with this: whoever is not signed in is sent to do so. */
export async function signedIn(): Promise<DeskSession> {
  return (await whoIsSignedIn()) ?? redirect('/admin/sign-in');
}
