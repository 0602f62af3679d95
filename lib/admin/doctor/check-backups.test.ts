import { expect, it } from 'vitest';
import type { BackupRun } from '@/lib/admin/backups/backup-run';
import type { CopyConditions } from '@/lib/store/backups';
import { checkBackups } from './check-backups';
import { examine } from './examine';

const NOW = new Date('2026-11-24T09:00:00Z');
const PROVEN: BackupRun = {
  startedAt: new Date('2026-11-24T00:00:00Z'),
  finishedAt: new Date('2026-11-24T00:00:01Z'),
  failure: null,
  fileName: 'shop.dump.gz',
  bytes: 1,
  orders: 1,
};

async function foundWith(conditions: CopyConditions, proven: BackupRun | null = PROVEN) {
  const ports = { mode: 'live', backupDir: '/copies', clock: () => NOW } as const;
  const state = async () => ({ last: proven, proven });
  const check = checkBackups({ ...ports, state, conditions: async () => conditions });
  return (await examine([check]))[0];
}

it('a proven copy is green, also where it could only be read, which is said', async () => {
  const opened = await foundWith({ obstacle: null, canOpen: true });
  const read = await foundWith({ obstacle: null, canOpen: false });

  expect(opened).toMatchObject({
    result: 'green',
    sentence: expect.not.stringContaining('CREATEDB'),
  });
  expect(read).toMatchObject({ result: 'green', sentence: expect.stringContaining('CREATEDB') });
});

it('what keeps copies from being made is red before the first one fails', async () => {
  const found = await foundWith({ obstacle: 'нет программ', canOpen: true }, null);

  expect(found).toMatchObject({ result: 'red', sentence: 'Копий не будет: нет программ.' });
});
