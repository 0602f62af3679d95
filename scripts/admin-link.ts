import nextEnv from '@next/env';
import { adminLinkQueries } from '@/db/sql/queries/admin-links';
import { writeFromOutside } from '@/db/write-from-outside';
import { aAdminLink } from '@/lib/admin/sign-in/admin-link';
import { credentialsOf } from '@/lib/admin/sign-in/credentials';
import { loadConfig } from '@/server/config/config';
import { requireDatabase } from './require-migrated';

// npm run admin:link: prints a link that opens the admin once within five minutes, whatever becomes
// of the password and the bot. The shop may run meanwhile.
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
const loaded = loadConfig(process.env);
if (!loaded.ok) fail(loaded.problems.join('\n'));
const { database, publicUrl } = loaded.config;
await requireDatabase(database);
const link = aAdminLink(credentialsOf(loaded.config), 'server', new Date());
if (!link) throw new Error('anyone who runs programs here may always come in');
await writeFromOutside(database, (on) => adminLinkQueries(on).insert(link.kept));
console.error('Ссылка откроет кабинет один раз, в ближайшие 5 минут. Чужим её не показывайте:');
console.log(`${publicUrl}/admin/enter/${link.token}`);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
