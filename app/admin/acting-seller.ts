import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import { getApp } from '@/server/app/app';
import { whoIsSignedIn } from './signed-in';

/**
 * Every change in the admin begins with this: the form must come from a page of this very site, and
 * from somebody signed in. Anyone else who sends it is led to the sign-in, and nothing is changed.
 */
export async function actingSeller(): Promise<AdminSession> {
  if (!(await isFromThisSite())) redirect('/admin/sign-in?refused=origin');
  return (await whoIsSignedIn()) ?? redirect('/admin/sign-in?refused=session');
}

/** Browsers name the origin with every POST; a request that names none is not from a page. */
export async function isFromThisSite(): Promise<boolean> {
  const origin = (await headers()).get('origin');
  return origin === getApp().config.publicUrl;
}
