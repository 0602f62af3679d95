/** Why there is no copy, as a closed set of words. */
export type BackupFailure = 'folder' | 'space' | 'programs' | 'not_proven' | 'other';

/** An attempt to copy the database; a copy counts only when it was opened again and compared. */
export type BackupRun = { startedAt: Date; finishedAt: Date } & (
  | { failure: null; fileName: string; bytes: number; orders: number }
  | { failure: BackupFailure; fileName: null; bytes: null; orders: null }
);
