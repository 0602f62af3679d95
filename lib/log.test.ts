import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// The log writes past everything that a test could put in its way, so a process of its own logs
// these errors, and its output is looked at.
const PROGRAM = `
  import { createLog } from './lib/log.ts';
  import { DrizzleError, DrizzleQueryError } from 'drizzle-orm/errors';
  const log = createLog('info');
  const cause = new TypeError('a cause');
  log.error({ err: Object.assign(new Error('it broke', { cause }), { code: 'E1' }) }, 'it happened');
  log.error({ err: new DrizzleQueryError('insert …', ['1985-05-03', 'Анна'], cause) }, 'a query failed');
  log.error({ err: new DrizzleError({ message: 'Failed: 1985-05-03, Анна', cause }) }, 'a query failed');
  log.error({ err: '1985-05-03' }, 'a text was thrown');
`;

const lines = execFileSync(
  process.execPath,
  ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM],
  { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' },
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { msg?: string; err: Record<string, unknown> });

it('an error of our own is told with its message, its code, its stack and its cause', () => {
  expect(lines[0]).toMatchObject({
    msg: 'it happened',
    err: {
      type: 'Error',
      code: 'E1',
      message: 'it broke',
      stack: expect.arrayContaining([expect.stringMatching(/^ {4}at /)]),
      cause: { type: 'TypeError', message: 'a cause' },
    },
  });
});

it('the values of a failed query never reach the log, its cause does', () => {
  for (const line of lines.slice(1, 3)) {
    expect(JSON.stringify(line)).not.toMatch(/1985|Анна/);
    expect(line.err).toMatchObject({ cause: { message: 'a cause' } });
  }
});

it('what is thrown and is no error is told by its type alone', () => {
  expect(lines[3]?.err).toEqual({ type: 'string' });
});
