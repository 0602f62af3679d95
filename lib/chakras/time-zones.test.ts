import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { VECTORS } from './fixtures/vectors';
import { READING_VERSION } from './reading';

const PROGRAM = fileURLToPath(new URL('fixtures/print-maps.ts', import.meta.url));

/** Runs the calculation in a process whose clock is set to the zone. */
function calculateIn(zone: string) {
  const output = execFileSync(process.execPath, ['--import', 'tsx', PROGRAM], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  return JSON.parse(output) as { offset: number; readings: unknown[]; today: unknown[] };
}

it.each([
  ['Asia/Kamchatka', -720],
  ['America/Los_Angeles', 420],
  ['Pacific/Kiritimati', -840],
])('a server in %s reads every date and makes every map the same', (zone, offset) => {
  const there = calculateIn(zone);

  expect(there.offset).toBe(offset);
  expect(there.readings).toEqual(
    VECTORS.map(({ date: _, ...map }) => ({
      method: expect.any(String),
      version: READING_VERSION,
      ...map,
    })),
  );
  expect(there.today).toEqual([
    { ok: true, birthDate: '2026-03-09' },
    { ok: true, birthDate: '2026-03-10' },
    { ok: false, problem: 'in_future' },
  ]);
});
