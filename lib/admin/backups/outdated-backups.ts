import type { BackupFile } from './backup-file';

const DAY_MS = 86_400_000;

/** How many copies stay: the newest of each of the last days, weeks and months that have any. */
const KEPT: readonly { count: number; periodOf(madeAt: Date): string | number }[] = [
  { count: 7, periodOf: (madeAt) => dayOf(madeAt) },
  { count: 4, periodOf: (madeAt) => Math.floor((dayOf(madeAt) + 3) / 7) },
  { count: 6, periodOf: (madeAt) => madeAt.toISOString().slice(0, 7) },
];

/**
 * Which copies may go; none of the last day before the newest, as the newest is no help against a
 * mistake of today. Periods are counted by what there is, not by today's date: a shop that stood
 * still for a year, or a clock that jumped, loses none. Weeks begin on Monday; all in UTC.
 */
export function outdatedBackups(files: readonly BackupFile[]): BackupFile[] {
  const newestFirst = files.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  const kept = new Set(
    KEPT.flatMap(({ count, periodOf }) => {
      const newest = new Map<string | number, BackupFile>();
      for (const file of newestFirst) {
        const period = periodOf(file.madeAt);
        if (!newest.has(period)) newest.set(period, file);
      }
      return [...newest.values()].slice(0, count);
    }),
  );
  const newest = newestFirst[0]?.madeAt.getTime() ?? 0;
  return files.filter((file) => !kept.has(file) && newest - file.madeAt.getTime() > DAY_MS);
}

/** Days since 1970-01-01, a Thursday. */
function dayOf(madeAt: Date): number {
  return Math.floor(madeAt.getTime() / DAY_MS);
}
