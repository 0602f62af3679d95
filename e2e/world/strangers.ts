import { sealText } from '@/lib/admin/sealed-text';
import { drawAdminKey } from '@/lib/admin/sign-in/admin-key';
import { IDLE_MS, SESSION_LIFE_MS } from '@/lib/admin/sign-in/session-life';
import { purposeKey } from '@/lib/purpose-key';
import { openSession } from './admin';
import { change } from './admin-database';
import { formOf, sendForm } from './page-form';
import { APP_SECRET, type Shop } from './shop';

/** Cookies of everybody who is not signed in, by who they are. Ends all sessions of the shop. */
export async function strangersOf(shop: Shop): Promise<Record<string, string>> {
  const ended = await openSession(shop.url);
  await press(shop, ended, 'Выйти</button>');
  const endedEverywhere = await openSession(shop.url);
  await press(shop, await openSession(shop.url), 'всех');
  return {
    'no cookie': '',
    'an invented cookie': 'desk=1',
    'a cookie of another shop': await sealed('secret-of-another-shop-0123456789abcdef'),
    'a sealed key of no session': await sealed(APP_SECRET),
    'a session that was ended': ended,
    'a session that was ended everywhere': endedEverywhere,
    'a session that nobody has used for long': await aged(shop, 'seen_at', IDLE_MS),
    'a session that is too old': await aged(shop, 'created_at', SESSION_LIFE_MS),
  };
}

async function press({ url }: Shop, cookie: string, button: string): Promise<void> {
  const page = `${url}/admin/audit`;
  await sendForm(page, await formOf(page, cookie, {}, button), { cookie, origin: url });
}

/** A session one of whose times another process has put so far back. */
async function aged(shop: Shop, column: 'seen_at' | 'created_at', ms: number): Promise<string> {
  const cookie = await openSession(shop.url);
  const newest = 'rowid = (select max(rowid) from desk_sessions)';
  const sql = `update desk_sessions set ${column} = ${column} - ? where ${newest}`;
  change(shop.databaseFile, sql, ms);
  return cookie;
}

async function sealed(appSecret: string): Promise<string> {
  const key = purposeKey(appSecret, 'desk-session').toString('base64url');
  return `desk=${await sealText(drawAdminKey(), { 2: key })}`;
}
