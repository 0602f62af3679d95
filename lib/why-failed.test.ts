import { expect, it } from 'vitest';
import { OwnError } from './own-error';
import { whyFailed } from './why-failed';

const withCode = (code: string) => Object.assign(new Error('of somebody else'), { code });

it.each([
  ['EROFS', 'папка открыта только для чтения (EROFS)'],
  ['SQLITE_NOTADB', 'это не база SQLite (SQLITE_NOTADB)'],
  ['SQLITE_IOERR_WRITE', 'диск отвечает ошибкой (SQLITE_IOERR_WRITE)'],
])('%s is a Russian sentence with the code after it', (code, words) => {
  expect(whyFailed(withCode(code))).toBe(words);
});

it('another failure is told as the log tells it', () => {
  expect(whyFailed(withCode('EWHATEVER'))).toBe('Error EWHATEVER');
  expect(whyFailed(new OwnError('our own words'))).toBe('our own words');
});
