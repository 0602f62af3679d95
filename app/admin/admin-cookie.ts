import { cookies } from 'next/headers';
import { DEVICE_LIFE_MS } from '@/lib/admin/sign-in/known-device';
import { SESSION_LIFE_MS } from '@/lib/admin/sign-in/session-life';
import { getApp } from '@/server/app/app';

/** The cookie of anyone who asks; empty when there is none. */
export async function readAdminCookie(): Promise<string> {
  return (await cookies()).get(getApp().admin.cookieName)?.value ?? '';
}

/**
 * Gives the browser the cookie of a session that was just opened, and the one by which it is known
 * when it signs in the next time.
 */
export async function keepAdminCookie(key: string): Promise<void> {
  const { admin } = getApp();
  const jar = await cookies();
  const maxAge = SESSION_LIFE_MS / 1000;
  jar.set(admin.cookieName, key, { ...attributes(), maxAge });
  const device = await admin.newDevice();
  if (device === null) return;
  const life = { maxAge: DEVICE_LIFE_MS / 1000, sameSite: 'strict' } as const;
  jar.set(admin.deviceCookieName, device, { ...attributes(), ...life });
}

/** By what this browser is known from an earlier sign-in; empty when it is not. */
export async function readDeviceCookie(): Promise<string> {
  return (await cookies()).get(getApp().admin.deviceCookieName)?.value ?? '';
}

export async function dropAdminCookie(): Promise<void> {
  (await cookies()).set(getApp().admin.cookieName, '', { ...attributes(), maxAge: 0 });
}

function attributes() {
  return {
    httpOnly: true,
    // Not `strict`: a link from the chat must find anyone who is signed in already.
    sameSite: 'lax',
    secure: getApp().config.publicUrl.startsWith('https:'),
    path: '/',
  } as const;
}
