import pino from 'pino';
import { expect, it } from 'vitest';
import { CountedLog } from './counted-log';
import { NotAForm } from './http/not-a-form';
import { requestContext } from './http/request-context';
import { logPageError } from './log-page-error';
import { quietConsole } from './quiet-console';

const QUOTED = 'Unexpected token\n    at canary (/sent/by/a/client.js:1:1)\n    at canary';

/** An error that came up inside Next while it decoded what was sent, and quotes it. */
function ofNext(): Error {
  const error = new SyntaxError(QUOTED);
  const frames = ['JSON.parse (<anonymous>)', 'decode (/shop/node_modules/next/dist/x.js:1:2)'];
  error.stack = [`SyntaxError: ${QUOTED}`, ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return error;
}

function logs() {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line) => lines.push(line) });
  return { lines, mistakes: new CountedLog(log, 9), failures: new CountedLog(log, 9) };
}

it('what was sent is never taken for the place where it could not be decoded', () => {
  const { lines, ...errorLogs } = logs();
  const about = { requestId: 'a', method: 'POST', route: '/', kind: 'action' };
  logPageError(errorLogs, ofNext(), about);

  expect(lines.join()).not.toContain('canary');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      msg: 'a form cannot be decoded',
      at: [expect.stringContaining('JSON.parse'), expect.stringContaining('next')],
    },
  ]);
});

it('an action that was called without its form is a mistake of its client', () => {
  const { lines, ...errorLogs } = logs();
  const about = { requestId: 'a', method: 'POST', route: '/', kind: 'action' };
  const context = { requestId: 'a' };
  requestContext.run(context, () => logPageError(errorLogs, new NotAForm('no form'), about));

  expect(context).toEqual({ requestId: 'a', isUndecodable: true });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 40, msg: 'a form cannot be decoded', type: 'NotAForm' },
  ]);
});

it('what a library complains of is reported by its place, never by what was sent', () => {
  const { lines, mistakes } = logs();
  const { warn, error } = console;
  quietConsole(mistakes);
  const { error: complain } = console;
  complain('⨯', ofNext());
  Object.assign(console, { warn, error });

  expect(lines.join()).not.toContain('canary');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      type: 'SyntaxError',
      at: [expect.stringContaining('JSON.parse'), expect.stringContaining('next')],
    },
  ]);
});
