import type { IncomingMessage, ServerResponse } from 'node:http';
import { getApp } from '@/server/app/app';
import type { Refusal } from '@/server/metrics';
import { problem } from './respond';

const ANSWERS: Record<Refusal, { status: number; title: string }> = {
  path: { status: 400, title: 'Такой адрес не читается' },
  endpoint: { status: 404, title: 'Такой страницы нет' },
  page_rate: {
    status: 429,
    title: 'Слишком много страниц подряд. Подождите минуту и откройте эту ещё раз',
  },
  form_origin: {
    status: 403,
    title: 'Форма отправлена не со страницы этого сайта. Откройте её заново и отправьте ещё раз',
  },
  form_type: { status: 400, title: 'Форма не читается' },
  form_size: { status: 413, title: 'Форма больше 64 КБ' },
  form_rate: { status: 429, title: 'Слишком много форм подряд. Вернитесь назад и отправьте позже' },
};

/**
 * Ends a request that goes no further: a program by a problem document, a person by its words.
 * Counted, and nothing is logged.
 */
export async function refuse(
  refusal: Refusal,
  request: IncomingMessage,
  response: ServerResponse,
  retryAfterSeconds = 0,
): Promise<void> {
  getApp().metrics.noteRefused(refusal);
  const { status, title } = ANSWERS[refusal];
  const answer = problem(status, { title, retryAfterSeconds });
  response.statusCode = status;
  response.setHeaders(answer.headers);
  const isForPeople = request.headers.accept?.includes('text/html');
  if (isForPeople) response.setHeader('Content-Type', 'text/html; charset=utf-8');
  // What is left of its body is not waited for.
  if (!request.complete) response.shouldKeepAlive = false;
  response.end(isForPeople ? pageOf(title) : await answer.text());
}

/** A page of one sentence, readable on a phone and by night, that costs nothing to make. */
function pageOf(title: string): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${title}</title>`,
  ];
  return `<!doctype html><html lang="ru"><head>${head.join('')}</head><body><h1>${title}</h1></body></html>`;
}
