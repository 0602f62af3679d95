import { cookies } from 'next/headers';
import { SESSION_LIFE_MS } from '@/lib/admin/session-life';
import { getApp } from '@/lib/app';

/** The cookie of whoever asks; empty when there is none. */
export async function readDeskCookie(): Promise<string> {
  return (await cookies()).get(getApp().desk.cookieName)?.value ?? '';
}

/** Gives the browser the cookie of a session that was just opened. */
export async function keepDeskCookie(key: string): Promise<void> {
  const { desk } = getApp();
  const maxAge = SESSION_LIFE_MS / 1000;
  (await cookies()).set(desk.cookieName, await desk.seal(key), { ...attributes(), maxAge });
}

export async function dropDeskCookie(): Promise<void> {
  (await cookies()).set(getApp().desk.cookieName, '', { ...attributes(), maxAge: 0 });
}

function attributes() {
  return {
    httpOnly: true,
    // Not `strict`: a link from the chat must find whoever is signed in already.
    sameSite: 'lax',
    secure: getApp().config.publicUrl.startsWith('https:'),
    path: '/',
  } as const;
}
