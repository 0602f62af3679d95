import type { AuditEntry } from '@/lib/audit';

/** What becomes of settings: new values of some, the environment's again for others. */
export type SettingsChange = { saved: Record<string, unknown>; restored: readonly string[] };

export type SettingsStore = {
  /** Every setting saved in the admin, as JSON values that nobody has checked yet. */
  savedSettings(): Promise<{ name: string; value: unknown }[]>;
  changeSettings(change: SettingsChange, entry: AuditEntry): Promise<void>;
};
