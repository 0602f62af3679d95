const NAME = /^(.+)-(\d{4})-(\d{2})-(\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.(sqlite|dump)\.gz$/;

/** What a copy is: a file of SQLite, or what `pg_dump` writes of a database of PostgreSQL. */
export type BackupKind = 'sqlite' | 'dump';

/** A copy as its name tells of it. */
export type BackupFile = { name: string; database: string; kind: BackupKind; madeAt: Date };

/** The name of a copy: that of its database, and the time in UTC, such that names sort by it. */
export function backupFileName(database: string, kind: BackupKind, madeAt: Date): string {
  const time = madeAt.toISOString().slice(0, 19).replaceAll(':', '-');
  return `${database}-${time}Z.${kind}.gz`;
}

/** Reads such a name; null for any other file. */
export function readBackupFileName(name: string): BackupFile | null {
  const [, database, year, month, day, hour, minute, second, kind] = NAME.exec(name) ?? [];
  if (!database) return null;
  const madeAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(madeAt.getTime())) return null;
  return { name, database, kind: kind as BackupKind, madeAt };
}
