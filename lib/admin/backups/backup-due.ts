import type { BackupRun } from './backup-run';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The night's copy is made at 03:00 in Moscow, which is midnight in UTC all year round. */
const TRY_AGAIN_AFTER_MS = HOUR_MS;
/** A copy of every night is a day old at most; two hours are left for making it. */
const TOO_OLD_MS = 26 * HOUR_MS;

type Runs = { last: BackupRun | null; proven: BackupRun | null };

/**
 * Whether a copy is to be made at `now`: none was proven since the last 03:00 in Moscow, and the
 * last attempt is an hour ago. So a shop that stood still at night makes it when it starts.
 */
export function isBackupDue({ last, proven }: Runs, now: Date): boolean {
  const night = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  if (proven && proven.startedAt.getTime() >= night) return false;
  return !last || now.getTime() - last.startedAt.getTime() >= TRY_AGAIN_AFTER_MS;
}

/** Whether the seller has to know: the last attempt failed, or the last proven copy is too old. */
export function isBackupWrong({ last, proven }: Runs, now: Date): boolean {
  if (!last) return false;
  const newest = proven?.startedAt.getTime() ?? 0;
  return last.failure !== null || now.getTime() - newest > TOO_OLD_MS;
}
