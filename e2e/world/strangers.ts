import { drawAdminKey } from '@/lib/admin/sign-in/admin-key';
import { IDLE_MS, SESSION_LIFE_MS } from '@/lib/admin/sign-in/session-life';
import { digestKey } from '@/lib/secrets';
import { openSession } from './admin';
import { change } from './admin-database';
import { formOf, sendForm } from './page-form';
import type { Shop } from './shop';

/** Cookies of everybody who is not signed in, by who they are. Ends all sessions of the shop. */
export async function strangersOf(shop: Shop): Promise<Record<string, string>> {
  const ended = await openSession(shop.url);
  await press(shop, ended, 'Выйти</button>');
  const endedEverywhere = await openSession(shop.url);
  await press(shop, await openSession(shop.url), 'всех');
  return {
    'no cookie': '',
    'an invented cookie': 'desk=1',
    'a key of no session': `desk=${drawAdminKey()}`,
    'what the database keeps of a session': digestOf(await openSession(shop.url)),
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

/** The cookie that somebody would make who has read the database. */
function digestOf(cookie: string): string {
  return `desk=${digestKey(cookie.slice('desk='.length))}`;
}
