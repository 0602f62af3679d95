import { whyFailed } from '@/lib/why-failed';

/** Codes of the server (postgresql.org/docs/current/errcodes-appendix.html) and of the way to it. */
const MEANINGS: Readonly<Record<string, string>> = {
  '22P05': 'в каком-то тексте есть знак, которого PostgreSQL не хранит',
  '28P01': 'сервер не принял имя или пароль',
  '28000': 'сервер не пускает этого пользователя',
  '3D000': 'такой базы на сервере нет, создайте её',
  '42501': 'у пользователя базы не хватает прав',
  '53100': 'на диске сервера нет места',
  '53300': 'у сервера заняты все подключения',
  '55P03': 'с этой базой сейчас кто-то работает',
  '57P01': 'сервер остановили',
  ECONNREFUSED: 'по этому адресу сервер не отвечает',
  ECONNRESET: 'сервер оборвал подключение',
  ENOTFOUND: 'такого сервера нет',
  ETIMEDOUT: 'сервер не отвечает',
};

/**
 * Why something failed on a PostgreSQL server, for those who keep it. Never what the driver says: it
 * may quote a row.
 */
export function whyPostgresFailed(error: unknown): string {
  const { code, cause, table, constraint } = (error ?? {}) as Record<string, unknown>;
  if (typeof code !== 'string') return cause ? whyPostgresFailed(cause) : whyFailed(error);
  const meaning = MEANINGS[code];
  if (meaning) return `${meaning} (${code})`;
  if (!/^(?=.*\d)[0-9A-Z]{5}$/.test(code)) return whyFailed(error);
  const where = [table, constraint].filter((name) => typeof name === 'string');
  return `сервер ответил ошибкой ${[code, ...where].join(' ')}`;
}
