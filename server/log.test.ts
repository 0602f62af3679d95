import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// The log writes past everything that a test could put in its way, so a process of its own logs
// these errors, and its output is looked at.
const PROGRAM = `
  import { createLog } from './server/log.ts';
  import { OwnError } from './lib/own-error.ts';
  import { DrizzleError, DrizzleQueryError } from 'drizzle-orm/errors';
  const log = createLog('info');
  const cause = new OwnError('a cause');
  log.error({ err: Object.assign(new OwnError('it broke', { cause }), { code: 'E1' }) }, 'it happened');
  log.error({ err: new DrizzleQueryError('insert …', ['1985-05-03', 'Анна'], cause) }, 'a query failed');
  log.error({ err: new DrizzleError({ message: 'Failed: 1985-05-03, Анна', cause }) }, 'a query failed');
  log.error({ err: '1985-05-03' }, 'a text was thrown');
  const buyer = { birthDate: '1985-05-03', name: 'Анна', email: 'anna@example.ru', phone: '+7' };
  log.warn({ ...buyer, order: '1234567897', token: 'tok-1985' }, 'by mistake');
  log.warn({ order: { ...buyer, contacts: buyer }, request: { headers: { a: 'Анна' } } }, 'deep');
  const { requestContext } = await import('./server/http/request-context.ts');
  requestContext.run({ requestId: 'r-1' }, () => log.info('inside a request'));

  // What libraries and Node throw of a text that a stranger wrote.
  const { parse } = await import('csv-parse/sync');
  const { default: Database } = await import('better-sqlite3');
  const { Bot } = await import('grammy');
  const { z } = await import('zod');
  const database = new Database(':memory:');
  database.exec('create virtual table words using fts5(word); create table people (name text unique) strict');
  const addPerson = () => database.prepare('insert into people values (?)').run('CANARY Анна');
  addPerson();
  const bot = new Bot('12:CANARY-token', { client: { apiRoot: 'http://127.0.0.1:10' } });
  const sayings = [
    () => JSON.parse('CANARY Анна'),
    () => new URL('CANARY Анна'),
    () => z.enum(['x']).parse('CANARY Анна'),
    () => parse('"CANARY Анна', {}),
    () => database.prepare("select * from words where words match ?").all('CANARY"'),
    () => database.prepare('select CANARY').all(),
    () => addPerson(),
    () => new Headers({ 'x': 'CANARY Анна' }),
    () => fetch('http://127.0.0.1:10/CANARY'),
    () => fetch('CANARY Анна'),
    () => bot.api.getMe(),
    () => decodeURIComponent('%CANARY'),
    () => { throw new Error('no\\n    at CANARY (x.ts:1:1)') },
    () => { throw Object.assign(new Error('x'), { name: 'CANARY Анна', code: 'CANARY Анна' }) },
    () => { throw new AggregateError([new Error('CANARY')], 'CANARY') },
    () => { throw new Error('a', { cause: new Error('CANARY', { cause: 'CANARY' }) }) },
  ];
  for (const saying of sayings) {
    await Promise.try(saying).then(
      () => log.error({ err: null }, 'nothing was thrown'),
      (err) => log.error({ err }, 'a library threw'),
    );
  }
`;

const lines = execFileSync(
  process.execPath,
  ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM],
  { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' },
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { msg?: string; err: Record<string, unknown> });

it('an error of our own is reported with its message, its code, its stack and its cause', () => {
  expect(lines[0]).toMatchObject({
    msg: 'it happened',
    err: {
      type: 'Error',
      code: 'E1',
      message: 'it broke',
      stack: expect.arrayContaining([expect.stringMatching(/^ {4}at /)]),
      cause: { type: 'Error', message: 'a cause' },
    },
  });
});

it('the values of a failed query never reach the log, its cause does', () => {
  for (const line of lines.slice(1, 3)) {
    expect(JSON.stringify(line)).not.toMatch(/1985|Анна/);
    expect(line.err).toMatchObject({ cause: { message: 'a cause' } });
  }
});

it('what is thrown and is no error is reported by its type alone', () => {
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

it('what anybody else throws is reported by kind, code and place, never in its own words', () => {
  const thrown = lines.slice(7);
  expect(thrown).toHaveLength(16);
  expect(new Set(thrown.map(({ msg }) => msg))).toEqual(new Set(['a library threw']));
  expect(JSON.stringify(thrown)).not.toMatch(/CANARY|Анна/);
  expect(thrown[0]?.err).toMatchObject({ type: 'SyntaxError', stack: expect.any(Array) });
  expect(thrown[8]?.err).toMatchObject({ type: 'TypeError', cause: { code: 'ECONNREFUSED' } });
});

it('a broken constraint of the database is named', () => {
  expect(lines[13]?.err).toMatchObject({
    code: 'SQLITE_CONSTRAINT_UNIQUE',
    message: 'UNIQUE constraint failed: people.name',
  });
});
