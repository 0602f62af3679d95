import type { AuditEntry } from '../audit';
import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';

/** What becomes of settings: new values of some, the environment's again for others. */
export type SettingsChange = { saved: Record<string, unknown>; restored: readonly string[] };

/** Saves what the seller has set, with its line in the audit log. */
export async function changeSettings(
  store: UnitOfWork,
  { saved, restored }: SettingsChange,
  entry: AuditEntry,
): Promise<void> {
  await store.write([about.settings], async (db) => {
    await db.settings.delete(restored);
    for (const [name, value] of Object.entries(saved)) {
      await db.settings.put(name, value, entry.at);
    }
    await db.audit.insert(entry);
  });
}
