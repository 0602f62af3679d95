import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkDisk, roomFinding } from './check-disk';
import { examine } from './examine';

it.each([
  [199.9, 'red', 'база перестанет писаться'],
  [200, 'warning', 'заранее'],
  [1023.9, 'warning', 'Свободно 1023 МБ.'],
  [1024, 'green', 'Свободно 1 ГБ.'],
  [70_478, 'green', 'Свободно 68,8 ГБ.'],
] as const)('%d megabytes of room are %s', (megabytes, result, words) => {
  expect(roomFinding(megabytes)).toMatchObject({
    result,
    sentence: expect.stringContaining(words),
  });
});

it('the room is that of the folder of the database; one that is not there is red', async () => {
  const [here, nowhere] = await examine([
    checkDisk(path.join(tmpdir(), 'shop.sqlite')),
    checkDisk(path.join(tmpdir(), 'no-such-folder', 'shop.sqlite')),
  ]);
  expect(here?.sentence).toMatch(/^Свободно [\d,]+ [МГ]Б\./);
  expect(nowhere).toMatchObject({
    result: 'red',
    sentence: 'Проверка не удалась: файла или папки нет (ENOENT).',
  });
});
