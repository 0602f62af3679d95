import { inArray } from 'drizzle-orm';
import type { SettingsStore } from '@/lib/store/settings';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { settings } from '../schema';
import { writeAuditLine } from './audit-log';

/** The part of the admin that keeps what the seller has set. */
export function settingsMethods(db: SqliteDb, group: GroupCommit): SettingsStore {
  return {
    savedSettings: async () =>
      db.select({ name: settings.name, value: settings.value }).from(settings).all(),
    changeSettings: ({ saved, restored }, entry) =>
      group.write((db) => {
        db.delete(settings)
          .where(inArray(settings.name, [...restored]))
          .run();
        for (const [name, value] of Object.entries(saved)) {
          const set = { value, changedAt: entry.at };
          db.insert(settings)
            .values({ name, ...set })
            .onConflictDoUpdate({ target: settings.name, set })
            .run();
        }
        writeAuditLine(db, entry);
      }),
  };
}
