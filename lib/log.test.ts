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
  const buyer = { birthDate: '1985-05-03', name: 'Анна', email: 'anna@example.ru', phone: '+7' };
  log.warn({ ...buyer, order: '1234567897', token: 'tok-1985' }, 'by mistake');
  log.warn({ order: { ...buyer, contacts: buyer }, request: { headers: { a: 'Анна' } } }, 'deep');
  const { requestContext } = await import('./lib/web/request-context.ts');
  requestContext.run({ requestId: 'r-1' }, () => log.info('inside a request'));
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

it('what is private is struck out wherever it was put by mistake', () => {
  const byMistake = lines.slice(4, 6);

  expect(JSON.stringify(byMistake)).not.toMatch(/1985|Анна|anna|\+7/);
  expect(byMistake[0]).toMatchObject({ order: '1234567897', token: '[private]' });
});

it('a line written because of a request has its id, and no other line has', () => {
  expect(lines[6]).toMatchObject({ requestId: 'r-1', msg: 'inside a request' });
  expect(lines[4]).not.toHaveProperty('requestId');
});
