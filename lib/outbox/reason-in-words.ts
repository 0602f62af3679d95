/** What the codes of a reason mean, the first that fits. */
const SMTP: readonly [RegExp, string][] = [
  [/\b552\b|\b[45]\.2\.2\b/, 'почтовый ящик переполнен'],
  [/\bRCPT\b.*\b5\d\d\b/, 'сервер почты не принимает этот адрес'],
  [/\bMAIL FROM\b.*\b5\d\d\b/, 'сервер почты не принимает писем с вашего адреса'],
  [/\bEAUTH\b|\bAUTH\b|\b535\b/, 'сервер почты не пустил: проверьте SMTP_URL'],
  [/\b4\d\d\b/, 'сервер почты просит повторить позже'],
  [/\b5\d\d\b/, 'сервер почты не принял письмо'],
  [/(?:)/, 'сервер почты не ответил'],
];

const TELEGRAM: readonly [RegExp, string][] = [
  [/\b403\b/, 'бот закрыт или его ещё не открывали'],
  [/not found/i, 'такого чата нет'],
  [/\b429\b/, 'Telegram просит подождать'],
  [/\b5\d\d\b/, 'Telegram отвечает ошибкой'],
  [/(?:)/, 'Telegram не принял сообщение'],
];

/**
 * Why a message has not arrived, for the seller: a Russian sentence, then what the other side
 * answered, for those who keep the server. A reason that is a sentence already stays as it is.
 */
export function reasonInWords(reason: string): string {
  const meanings = reason.startsWith('SMTP') ? SMTP : /^Telegram \d/.test(reason) ? TELEGRAM : [];
  const [, words] = meanings.find(([codes]) => codes.test(reason)) ?? [];
  return words ? `${words} (${reason})` : reason;
}
