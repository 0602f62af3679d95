import { describeError, reasonOf } from './describe-error';

/** Codes of the system and of SQLite that those who keep the server can do something about. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'нет прав на файл или папку',
  EPERM: 'нет прав на файл или папку',
  EROFS: 'папка открыта только для чтения',
  ENOENT: 'файла или папки нет',
  ENOTDIR: 'на месте папки лежит файл',
  ENOSPC: 'на диске нет места',
  EADDRINUSE: 'порт занят',
  EADDRNOTAVAIL: 'такого адреса у этого сервера нет',
  SQLITE_NOTADB: 'это не база SQLite',
  SQLITE_CORRUPT: 'база повреждена, восстановите её из копии',
  SQLITE_READONLY: 'базу можно только читать',
  SQLITE_CANTOPEN: 'базу не открыть, проверьте путь и права',
  SQLITE_FULL: 'на диске нет места',
  SQLITE_IOERR: 'диск отвечает ошибкой',
  SQLITE_BUSY: 'базу занял другой процесс',
};

/**
 * Why something failed, for those who keep the server: a Russian sentence with the code after it;
 * where the code says nothing to them, what `reasonOf` returns.
 */
export function whyFailed(error: unknown): string {
  const code = String(describeError(error, 0).code ?? '');
  // SQLite adds what it was doing: SQLITE_IOERR_WRITE, SQLITE_READONLY_DIRECTORY.
  const meaning = MEANINGS[code] ?? MEANINGS[code.split('_').slice(0, 2).join('_')];
  return meaning ? `${meaning} (${code})` : reasonOf(error);
}
