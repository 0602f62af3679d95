import { inArray } from 'drizzle-orm';
import type { SettingQueries } from '@/lib/store/queries/settings';
import type { Connection } from '../connection';

export function settingQueries({ db, tables: { settings } }: Connection): SettingQueries {
  return {
    all: async () => db.select({ name: settings.name, value: settings.value }).from(settings),
    put: async (name, value, changedAt) => {
      const set = { value, changedAt };
      await db
        .insert(settings)
        .values({ name, ...set })
        .onConflictDoUpdate({ target: settings.name, set });
    },
    delete: async (names) => {
      await db.delete(settings).where(inArray(settings.name, [...names]));
    },
  };
}
