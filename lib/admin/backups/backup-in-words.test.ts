import { expect, it } from 'vitest';
import { backupInWords } from './backup-in-words';
import type { BackupRun } from './backup-run';

const PROVEN: BackupRun = {
  startedAt: new Date('2026-11-24T00:00:00Z'),
  finishedAt: new Date('2026-11-24T00:00:01.200Z'),
  failure: null,
  fileName: 'app.sqlite.gz',
  bytes: 12_340_000,
  orders: 3000,
};
const FAILED: BackupRun = {
  startedAt: new Date('2026-11-24T06:00:00Z'),
  finishedAt: new Date('2026-11-24T06:00:01Z'),
  failure: 'space',
  fileName: null,
  bytes: null,
  orders: null,
};
const NOON = new Date('2026-11-24T09:00:00Z');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('a proven copy is reported with its time in Moscow, its size and how long it took', () => {
  const { text, isWrong } = backupInWords({ last: PROVEN, proven: PROVEN }, NOON);

  expect(plain(text)).toBe(
    'Последняя копия: 24.11.2026, 03:00, проверена (12,3 МБ, заказов 3000, за 2 с).',
  );
  expect(isWrong).toBe(false);
});

it('a failure is reported first, with what to do, and then the last copy there is', () => {
  const { text, isWrong } = backupInWords({ last: FAILED, proven: PROVEN }, NOON);

  expect(plain(text)).toMatch(/^Попытка 24\.11\.2026, 09:00: на диске .* Последняя копия: 24\.11/);
  expect(isWrong).toBe(true);
});

it('a copy that is too old is wrong by itself', () => {
  const twoDaysLater = new Date('2026-11-26T09:00:00Z');
  const { text, isWrong } = backupInWords({ last: PROVEN, proven: PROVEN }, twoDaysLater);

  expect(plain(text)).toContain('Копия старше 26 часов. Последняя копия');
  expect(isWrong).toBe(true);
});

it('a shop without any copy says so', () => {
  expect(backupInWords({ last: null, proven: null }, NOON)).toEqual({
    text: 'Проверенных копий ещё нет.',
    isWrong: false,
  });
});
