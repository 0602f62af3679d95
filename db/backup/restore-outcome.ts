import type { CopyFacts } from './copy-facts';
import type { Prepared } from './prepare-restored';

/**
 * What a restore would do; `present` is null where the database of now is not there or does not
 * read. Unless it `knowsErased`, it brings back whom the shop has erased since the copy.
 */
export type RestorePlan = {
  copy: CopyFacts;
  present: CopyFacts | null;
  isThere: boolean;
  knowsErased: boolean;
  /** How many migrations this code has. */
  migrations: number;
};

/** What was done; `replaced` is what the former database is called now, null where none was kept. */
export type Restored = Prepared & { replaced: string | null };

export type RestoreOutcome =
  | { kind: 'planned'; plan: RestorePlan; isRunning: boolean }
  | { kind: 'restored'; plan: RestorePlan; restored: Restored }
  | { kind: 'in_use' }
  | { kind: 'from_newer_version' };

/** With `replace: false` a restore only says what it would do. */
export type RestoreOptions = { replace: boolean; at: Date };
