import { expect, it } from 'vitest';
import { reasonInWords } from './reason-in-words';

it.each([
  ['SMTP EENVELOPE RCPT TO 501', 'сервер почты не принимает этот адрес'],
  ['SMTP EENVELOPE RCPT TO 450 4.7.1', 'сервер почты просит повторить позже'],
  ['SMTP EENVELOPE RCPT TO 552 5.2.2', 'почтовый ящик переполнен'],
  ['SMTP EENVELOPE MAIL FROM 550', 'сервер почты не принимает писем с вашего адреса'],
  ['SMTP EAUTH AUTH PLAIN 535', 'сервер почты не пустил: проверьте SMTP_URL'],
  ['SMTP EMESSAGE DATA 554', 'сервер почты не принял письмо'],
  ['SMTP ECONNECTION CONN', 'сервер почты не ответил'],
  ['SMTP', 'сервер почты не ответил'],
  ['Telegram 403 Forbidden: bot was blocked by the user', 'бот закрыт или его ещё не открывали'],
  ['Telegram 400 Bad Request: chat not found', 'такого чата нет'],
  ['Telegram 429 Too Many Requests', 'Telegram просит подождать'],
  ['Telegram 502 Bad Gateway', 'Telegram отвечает ошибкой'],
  ['Telegram 400 Bad Request', 'Telegram не принял сообщение'],
])('%s is told in Russian, and then as it came', (reason, words) => {
  expect(reasonInWords(reason)).toBe(`${words} (${reason})`);
});

it.each(['Telegram не отвечает: ECONNREFUSED', 'адрес почты в заказе записан с ошибкой'])(
  '%s is Russian already',
  (reason) => {
    expect(reasonInWords(reason)).toBe(reason);
  },
);
