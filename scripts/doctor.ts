import { existsSync } from 'node:fs';
import nextEnv from '@next/env';
import { lookAtDatabase } from '@/db/look-at-database';
import type { DatabaseAddress } from '@/db/open-store';
import { readBackupState } from '@/db/sql/admin/backups';
import { settingQueries } from '@/db/sql/queries/settings';
import type { Result } from '@/lib/admin/doctor/check';
import { systemClock } from '@/lib/clock';
import { readSavedSettings, type SavedSettings, sellerOf } from '@/lib/orders/shop/shop-settings';
import { printable } from '@/lib/printable';
import { runDoctor } from '@/server/app/app-doctor';
import { firstSettingsOf } from '@/server/app/app-settings';
import { type Config, loadConfig } from '@/server/config/config';
import { unknownNames } from '@/server/config/unknown-names';
import { becomeOwner } from './become-owner';
import { requireMigrated } from './require-migrated';

// npm run doctor: what is wrong with the set-up and what to do; ends with 1 when something is red.
const MARKS: Record<Result, string> = { green: '✓', warning: '!', red: '✗', skipped: '–' };

const { parsedEnv } = nextEnv.loadEnvConfig(process.cwd(), false, {
  info: () => undefined,
  error: console.error,
});
const loaded = loadConfig(process.env);
if (loaded.ok) {
  const { database } = loaded.config;
  if (database.kind === 'file') becomeOwner(database.file);
  await tell(loaded.config);
} else {
  console.log('Настройки не читаются:');
  for (const problem of loaded.problems) line('red', problem);
  process.exitCode = 1;
}

async function tell(config: Config): Promise<void> {
  const { database } = config;
  const isThere = database.kind === 'postgres' || existsSync(database.file);
  if (isThere && database.kind === 'file') await requireMigrated(database);
  if (config.mode === 'demo') console.log('Это демо: деньги здесь не настоящие.\n');
  const look: typeof lookAtDatabase = async (...asked) => {
    if (!isThere) throw new Error('no database yet');
    return lookAtDatabase(...asked);
  };
  const facts = () => look(database, ({ doctorFacts }) => doctorFacts());
  const backups = () => look(database, ({ read }) => read(readBackupState));
  const saved = isThere ? await savedSettings(database) : {};
  const shown = { ...firstSettingsOf(config), ...saved };
  const ports = { clock: systemClock, facts, backups, seller: sellerOf(shown), price: shown.price };
  for (const sentence of unknownNames(Object.keys(parsedEnv ?? {}))) line('warning', sentence);
  const examined = await runDoctor(config, ports);
  for (const { result, name, sentence } of examined) line(result, `${name}. ${sentence}`);
  const red = examined.filter(({ result }) => result === 'red').length;
  console.log(red > 0 ? `\nИсправьте отмеченное ✗: ${red}.` : '\nПродавать можно.');
  process.exitCode = red > 0 ? 1 : 0;
}

/** A server that does not answer is reported by the checks; so is a database without tables. */
function savedSettings(database: DatabaseAddress): Promise<SavedSettings> {
  const saved = lookAtDatabase(database, ({ read }) =>
    read(async (on) => readSavedSettings(await settingQueries(on).all())),
  );
  return database.kind === 'file' ? saved : saved.catch(() => ({}));
}

/** Words of other servers must not command the terminal. */
function line(result: Result, text: string): void {
  console.log(`${MARKS[result]} ${printable(text)}`);
}
