import nextEnv from '@next/env';
import { loadConfig } from '@/server/config/config';
import { openSqlite } from '../db/sqlite/open';
import { whyFailed } from '../lib/why-failed';
import { becomeOwner } from './become-owner';

// npm run migrate: brings the database file to the newest schema. The shop does the same when it
// starts; this is for doing it apart, before an update for instance.
nextEnv.loadEnvConfig(process.cwd(), false);
const loaded = loadConfig(process.env);
if (!loaded.ok) {
  console.error(loaded.problems.join('\n'));
  process.exit(1);
}
becomeOwner(loaded.config.databaseFile);
const { databaseFile } = loaded.config;
try {
  openSqlite(databaseFile).client.close();
  console.log(`База ${databaseFile}: схема новейшая.`);
} catch (error) {
  console.error(`База ${databaseFile}: ${whyFailed(error)}.`);
  process.exitCode = 1;
}
