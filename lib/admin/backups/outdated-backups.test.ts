import { expect, it } from 'vitest';
import { backupFileName, readBackupFileName } from './backup-file';
import { outdatedBackups } from './outdated-backups';

const HOUR = 3_600_000;
const NEWEST = new Date('2026-11-24T00:00:30.000Z').getTime();

const fileAt = (ms: number) => {
  const file = readBackupFileName(backupFileName('app', 'sqlite', new Date(ms)));
  if (!file) throw new Error('a name of our own does not read');
  return file;
};

it.each(['sqlite', 'dump'] as const)('a name tells the database and the second: %s', (kind) => {
  const name = backupFileName('app', kind, new Date('2026-11-24T04:05:06.789Z'));

  expect(name).toBe(`app-2026-11-24T04-05-06Z.${kind}.gz`);
  const madeAt = new Date('2026-11-24T04:05:06.000Z');
  expect(readBackupFileName(name)).toEqual({ name, database: 'app', kind, madeAt });
});

it.each(['app.sqlite', 'notes-2026-11-24.txt', 'app-2026-13-99T99-99-99Z.sqlite.gz', '.making-1'])(
  'any other file is none of ours: %s',
  (name) => expect(readBackupFileName(name)).toBeNull(),
);

it('after a year of nights there are 7 days, 4 weeks and 6 months', () => {
  const nights = Array.from({ length: 365 }, (_, night) => fileAt(NEWEST - night * 24 * HOUR));
  const outdated = new Set(outdatedBackups(nights));
  const kept = nights.filter((file) => !outdated.has(file)).map(({ name }) => name.slice(4, 14));

  expect(kept).toEqual([
    // Days; the newest of this week, of the last one and of this month are among them.
    '2026-11-24',
    '2026-11-23',
    '2026-11-22',
    '2026-11-21',
    '2026-11-20',
    '2026-11-19',
    '2026-11-18',
    '2026-11-15',
    '2026-11-08',
    '2026-10-31',
    '2026-09-30',
    '2026-08-31',
    '2026-07-31',
    '2026-06-30',
  ]);
});

it('of one day the newest stays, but of the last day all', () => {
  const [morning, noon, evening] = [0, 12, 18].map((hours) => fileAt(NEWEST + hours * HOUR));
  if (!morning || !noon || !evening) throw new Error('three files were made');
  const afterTwoDays = fileAt(NEWEST + 48 * HOUR);

  expect(outdatedBackups([morning, noon, evening])).toEqual([]);
  expect(outdatedBackups([morning, noon, evening, afterTwoDays])).toEqual([morning, noon]);
});

it('copies of long ago stay when there are no others', () => {
  expect(outdatedBackups([fileAt(0), fileAt(24 * HOUR)])).toEqual([]);
});
