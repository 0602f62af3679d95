import type { CopyFacts } from './copy-facts';
import type { Prepared } from './prepare-restored';

/** What a restore would do. */
export type RestorePlan = {
  copy: CopyFacts;
  /** Null where the database of now is not there or does not read. */
  present: CopyFacts | null;
  isThere: boolean;
  /** Whether everybody is known whom the shop has erased since the copy; else some come back. */
  knowsErased: boolean;
  /** Where numbers of erased orders are in a file. */
  tombstones: { file: string; isThere: boolean };
  /** How many migrations this code has. */
  migrations: number;
};

/** What was done. */
export type Restored = Prepared & {
  /** What the former database is called now, null where none was kept. */
  replaced: string | null;
  /** Settings of the former database itself that its user may not give the new one. */
  unset: readonly string[];
};

export type RestoreOutcome =
  /** Unless it `mayCreate` a database, which a server asks for, nothing can be replaced. */
  | { kind: 'planned'; plan: RestorePlan; isRunning: boolean; mayCreate: boolean }
  | { kind: 'restored'; plan: RestorePlan; restored: Restored }
  | { kind: 'in_use' }
  | { kind: 'may_not_create' }
  | { kind: 'from_newer_version' };

/** With `replace: false` a restore only says what it would do. */
export type RestoreOptions = { replace: boolean; at: Date };
