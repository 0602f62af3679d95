import nextEnv from '@next/env';
import { loadConfig } from '@/server/config/config';
import { databaseName } from '../db/open-store';
import { openPostgresStore } from '../db/postgres/open';
import { openSqlite } from '../db/sqlite/open';
import { whyFailed } from '../lib/why-failed';
import { becomeOwner } from './become-owner';

// npm run migrate: brings the database to the newest schema. The shop does the same when it
// starts; this is for doing it apart, before an update for instance.
nextEnv.loadEnvConfig(process.cwd(), false);
const loaded = loadConfig(process.env);
if (!loaded.ok) {
  console.error(loaded.problems.join('\n'));
  process.exit(1);
}
const { database } = loaded.config;
if (database.kind === 'file') becomeOwner(database.file);
const name = databaseName(database);
try {
  if (database.kind === 'file') openSqlite(database.file).client.close();
  else await (await openPostgresStore(database.url, 'migrate')).close();
  console.log(`База ${name}: схема новейшая.`);
} catch (error) {
  console.error(`База ${name}: ${whyFailed(error)}.`);
  process.exitCode = 1;
}
