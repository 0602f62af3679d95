import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkFiles } from './check-files';

it('names what any user of the machine may read, and nothing else', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const open = path.join(folder, '.env');
  const closed = path.join(folder, 'app.sqlite');
  for (const [file, mode] of [
    [open, 0o644],
    [closed, 0o640],
  ] as const) {
    writeFileSync(file, '');
    chmodSync(file, mode);
  }
  const look = (...files: string[]) => checkFiles(() => files).look(AbortSignal.timeout(9_000));

  expect(await look(closed, path.join(folder, 'not-there'))).toMatchObject({ result: 'green' });
  const found = await look(open, closed);
  expect(found.result).toBe('warning');
  expect(found.sentence).toContain(open);
  expect(found.sentence).not.toContain(closed);
});
