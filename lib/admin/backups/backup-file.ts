const NAME = /^(.+)-(\d{4})-(\d{2})-(\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.sqlite\.gz$/;

/** A copy as its name tells of it. */
export type BackupFile = { name: string; database: string; madeAt: Date };

/** The name of a copy: that of its database, and the time in UTC, such that names sort by it. */
export function backupFileName(database: string, madeAt: Date): string {
  const time = madeAt.toISOString().slice(0, 19).replaceAll(':', '-');
  return `${database}-${time}Z.sqlite.gz`;
}

/** Reads such a name; null for any other file. */
export function readBackupFileName(name: string): BackupFile | null {
  const [, database, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
  if (!database) return null;
  const madeAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(madeAt.getTime()) ? null : { name, database, madeAt };
}
