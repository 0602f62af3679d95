import { inArray } from 'drizzle-orm';
import type { SettingQueries } from '@/lib/store/queries/settings';
import type { SqliteDb } from '../open';
import { settings } from '../schema';

export function settingQueries(db: SqliteDb): SettingQueries {
  return {
    all: async () => db.select({ name: settings.name, value: settings.value }).from(settings).all(),
    put: async (name, value, changedAt) => {
      const set = { value, changedAt };
      db.insert(settings)
        .values({ name, ...set })
        .onConflictDoUpdate({ target: settings.name, set })
        .run();
    },
    delete: async (names) => {
      db.delete(settings)
        .where(inArray(settings.name, [...names]))
        .run();
    },
  };
}
