import { expect, it } from 'vitest';
import { isBackupDue, isBackupWrong } from './backup-due';
import type { BackupRun } from './backup-run';

const made = (at: string): BackupRun => ({
  startedAt: new Date(at),
  finishedAt: new Date(at),
  failure: null,
  fileName: 'app.sqlite.gz',
  bytes: 1,
  orders: 1,
});
const failed = (at: string): BackupRun => ({
  startedAt: new Date(at),
  finishedAt: new Date(at),
  failure: 'folder',
  fileName: null,
  bytes: null,
  orders: null,
});
const NOW = new Date('2026-11-24T09:00:00Z');

it.each([
  ['a shop that has none yet', null, null, true],
  ['a copy of before this night', made('2026-11-23T23:59:59Z'), null, true],
  ['a copy of this night', made('2026-11-24T00:00:00Z'), null, false],
  [
    'an attempt that failed an hour ago',
    made('2026-11-23T00:00:00Z'),
    failed('2026-11-24T08:00:00Z'),
    true,
  ],
  [
    'an attempt that failed just now',
    made('2026-11-23T00:00:00Z'),
    failed('2026-11-24T08:00:01Z'),
    false,
  ],
  ['nothing but a failure just now', null, failed('2026-11-24T08:59:00Z'), false],
])('after %s a copy is due: %#', (_name, proven, last, due) => {
  expect(isBackupDue({ proven, last: last ?? proven }, NOW)).toBe(due);
});

it.each([
  ['no attempt yet', null, null, false],
  ['a copy 26 hours old', made('2026-11-23T07:00:00Z'), null, false],
  ['an older one', made('2026-11-23T06:59:59Z'), null, true],
  [
    'a failure after a good one',
    made('2026-11-24T00:00:00Z'),
    failed('2026-11-24T08:00:00Z'),
    true,
  ],
  ['nothing but failures', null, failed('2026-11-24T08:00:00Z'), true],
])('the seller has to know of %s: %#', (_name, proven, last, wrong) => {
  expect(isBackupWrong({ proven, last: last ?? proven }, NOW)).toBe(wrong);
});
